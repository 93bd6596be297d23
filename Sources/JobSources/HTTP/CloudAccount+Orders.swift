package import JobModel

extension CloudAccount {
  /// Asks for an order, at the site that keeps this account's orders.
  package func ask(order id: OrderID) async -> Asked {
    guard Self.isPlain(id.rawValue) else { return .refused("this is not the id of an order") }
    guard orderSite != nil || !settings.endpoints.orderSites.isEmpty else {
      return .refused("\(name) has no service that could be asked for orders")
    }
    let asked = await answer(about: id)
    switch asked {
    case .answer, .notFound: ordersRefusal = nil
    case .refused(let reason): ordersRefusal = reason.description
    case .throttled, .unreachable: break
    }
    return asked
  }

  private func answer(about id: OrderID) async -> Asked {
    do throws(LoginError) {
      guard let (site, said) = try await askSites(about: id) else {
        return .refused("no site knows the orders of \(name)")
      }
      switch said {
      case .failure(let error): return Asked(error, at: site)
      case .success(let answer):
        var hint = hint(service: nil)
        hint.askedOrder = id
        let asked = read(answer, hint)
        if case .answer = asked { orderSite = site }
        if case .refused(let reason) = asked { tell("orders: \(reason)") }
        return asked
      }
    } catch {
      return Asked(error)
    }
  }

  /// Asks the sites that may keep this account's orders about one, up to the first that takes itself for the right
  /// one.
  ///
  /// - Returns: what the last of them said; nil where there is no site.
  func askSites(
    about id: OrderID
  ) async throws(LoginError) -> (site: WebAddress, said: Result<CloudAnswer, TransferError>)? {
    let path = "/v2/orders/customer-orders/details/\(PercentCoding.encoded(id.rawValue))"
    var last: (site: WebAddress, said: Result<CloudAnswer, TransferError>)?
    for site in orderSite.map({ [$0] }) ?? settings.endpoints.orderSites {
      let address = site.appending(path: path, query: [.init("offset", "0"), .init("limit", "10")])
      let pass = try await self.pass(.account)
      do throws(TransferError) {
        let answer = try await login.answer(
          to: Self.request(address, language: "en_US"), with: pass)
        last = (site, .success(answer))
        if !Self.isOfAnotherSite(answer) { return last }
      } catch {
        last = (site, .failure(error))
      }
    }
    return last
  }

  /// Whether the account belongs to another site than the one that was asked.
  private static func isOfAnotherSite(_ answer: CloudAnswer) -> Bool {
    let code = AnswerReading.error(of: answer)?.code?.uppercased()
    return answer.status == 403 && (code == "CBC.0150" || code == "CBC.0156")
  }
}
