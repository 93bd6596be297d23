/// An amount with two decimals, as money is written: 637.30.
package func moneyText(_ amount: Double) -> String {
  guard amount.isFinite, abs(amount) < 1e12 else { return JSONText.digits(of: amount) }
  let cents = Int((abs(amount) * 100).rounded())
  return (amount < 0 ? "-" : "") + "\(cents / 100)." + padded(cents % 100, 2)
}
