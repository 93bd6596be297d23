/// Orders as the billing service tells them.
struct OrderText {
  let order: CloudOrder
  let status: CloudOrder.Status
  /// Milliseconds since 1970 UTC at which the answer is given.
  let instant: Int64
  /// When the job behind the order ended; none while it works or waits.
  let jobEnds: Int64?

  /// The answer to a question for one order.
  var details: JSONText {
    ["total_count": 1, "order_info": info, "order_line_items": [item]]
  }

  var info: JSONText {
    [
      "order_id": .string(order.id), "customer_id": "68fab86ca0c94c27b8a3f6f1d5b5d2c7",
      "service_type_code": .string(kind.service), "service_type_name": .string(kind.name),
      "source_type": 1, "status": .integer(status.rawValue), "order_type": 1,
      "amount_after_discount": amount(order.cents * 9 / 10), "official_amount": amount(order.cents),
      "measure_id": 1, "create_time": .string(CloudInstant(order.created).isoSeconds),
      "payment_time": JSONText(paid.map { CloudInstant($0).isoSeconds }),
      "pending_payment_end_time": .string(CloudInstant(order.deadline).isoSeconds),
      "currency": "USD", "contract_id": nil,
      "amount_info": [
        "discounts": [["discount_type": "605", "discount_amount": amount(saving)]],
        "flexipurchase_coupon_amount": 0, "coupon_amount": 0, "stored_card_amount": 0,
        "commission_amount": nil,
        "consumed_amount": paid == nil ? nil : amount(order.cents - saving),
      ],
      "user_name": .string(order.user), "sub_order_infos": nil,
    ]
  }

  /// What the order brought, once it is complete.
  var resources: JSONText {
    guard status == .completed, let jobEnds else { return ["data": [], "total_count": 0] }
    let resource: JSONText = [
      "id": .string("01001-\(stableHash(order.id) % 1_000_000)"),
      "resource_id": .string(order.resource.id), "resource_name": .string(order.resource.name),
      "region_code": "eu-west-101", "service_type_code": .string(kind.service),
      "resource_type_code": .string(kind.resource), "resource_spec_code": .string(order.product),
      "is_main_resource": 1, "status": 2,
      "effective_time": .string(CloudInstant(jobEnds).isoSeconds), "expire_time": expiry(jobEnds),
    ]
    return ["data": [resource], "total_count": 1]
  }

  private var saving: Int64 { order.cents - order.cents * 9 / 10 }
  private var paid: Int64? { order.paid.flatMap { $0 <= instant ? $0 : nil } }

  private var item: JSONText {
    [
      "order_line_item_id": .string("\(order.id)-000001"),
      "service_type_code": .string(kind.service), "service_type_name": .string(kind.name),
      "product_id": .string("00301-\(stableHash(order.product) % 100_000)-0--0"),
      "product_spec_desc": .string(order.product),
      "period_type": order.months % 12 == 0 ? 3 : 2,
      "period_num": .integer(order.months % 12 == 0 ? order.months / 12 : order.months),
      "effective_time": JSONText(jobEnds.map { CloudInstant($0).isoSeconds }),
      "expire_time": jobEnds.map(expiry) ?? nil,
      "subscription_num": .integer(order.quantity),
      "amount_after_discount": amount(order.cents - saving),
      "official_amount": amount(order.cents), "amount_info": nil, "currency": "USD",
      "category_code": .string(kind.resource), "product_owner_service": .string(kind.service),
      "commercial_resource": .string(kind.resource), "base_product_info": nil,
      "order_id": .string(order.id),
    ]
  }

  private func expiry(_ begins: Int64) -> JSONText {
    .string(CloudInstant(begins + order.months * 30 * 86_400_000).isoSeconds)
  }

  /// Hundredths as a number with a point: the digits are written, never computed in binary.
  private func amount(_ cents: Int64) -> JSONText {
    .number("\(cents / 100).\(cents % 100 / 10)\(cents % 10)")
  }

  private var kind: (service: String, name: String, resource: String) {
    switch order.service {
    case .evs: ("hws.service.type.ebs", "Elastic Volume Service", "hws.resource.type.volume")
    case .bms: ("hws.service.type.bms", "Bare Metal Server", "hws.resource.type.pm")
    case .rds: ("hws.service.type.rds", "Relational Database Service", "hws.resource.type.rds.vm")
    default: ("hws.service.type.ec2", "Elastic Cloud Server", "hws.resource.type.vm")
    }
  }
}
