/// An amount with two decimals, as money is written: 637.30.
///
/// - Parameter whole: writes what is before the point.
package func moneyText(
  _ amount: Double, whole: (Int) -> String = { String($0) }
) -> String {
  guard amount.isFinite, abs(amount) < 1e12 else { return JSONText.digits(of: amount) }
  let cents = Int((abs(amount) * 100).rounded())
  return (amount < 0 ? "-" : "") + whole(cents / 100) + "." + padded(cents % 100, 2)
}
