package import JobModel

extension CloudAccount {
  /// Asks for an order, at the site that keeps this account's orders.
  package func ask(order id: OrderID) async -> Asked {
    guard Self.isPlain(id.rawValue) else { return .refused("this is not the id of an order") }
    let sites = orderSite.map { [$0] } ?? settings.endpoints.orderSites
    guard !sites.isEmpty else {
      return .refused("\(name) has no service that could be asked for orders")
    }
    let asked = await ask(order: id, at: sites)
    switch asked {
    case .answer, .notFound: ordersRefusal = nil
    case .refused(let reason): ordersRefusal = reason
    case .throttled, .unreachable: break
    }
    return asked
  }

  private func ask(order id: OrderID, at sites: [WebAddress]) async -> Asked {
    var last = Asked.refused("no site knows the orders of \(name)")
    for site in sites {
      let path = "/v2/orders/customer-orders/details/\(PercentCoding.encoded(id.rawValue))"
      let address = site.appending(path: path, query: [.init("offset", "0"), .init("limit", "10")])
      let request = Self.request(address, language: "en_US")
      var hint = hint(service: nil)
      hint.askedOrder = id
      do {
        let pass = try await self.pass(.account)
        let answer = try await login.answer(to: request, with: pass)
        last = read(answer, hint)
        // The account belongs to another site.
        let code = AnswerReading.error(of: answer)?.code?.uppercased()
        if answer.status == 403, code == "CBC.0150" || code == "CBC.0156" { continue }
        if case .answer = last { orderSite = site }
        if case .refused(let reason) = last {
          tell("orders: \(reason)", requestID: answer.requestID)
        }
        return last
      } catch let error as LoginError {
        return Asked(error)
      } catch let error as TransferError {
        last = Asked(error, at: site)
      } catch {
        last = .unreachable("\(site.hostAndPort) was not asked")
      }
    }
    return last
  }
}
