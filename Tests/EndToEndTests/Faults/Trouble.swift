import Testing

/// A reply that makes trouble, and what it is to bring about.
struct Trouble<Effect: Sendable>: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var reply: ScriptedCloud.Reply
  var effect: Effect

  init(_ name: String, _ reply: ScriptedCloud.Reply, _ effect: Effect) {
    (testDescription, self.reply, self.effect) = (name, reply, effect)
  }
}
