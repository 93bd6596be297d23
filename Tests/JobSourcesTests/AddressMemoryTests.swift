import Foundation
import JobSources
import Testing

/// Addresses of libcurl in the way in which URLSession uses them for each request: the host is read, and then
/// both are freed alike.
struct AddressMemoryTests {
  private typealias Make = @convention(c) () -> OpaquePointer?
  private typealias Set =
    @convention(c) (OpaquePointer?, CInt, UnsafePointer<CChar>?, CUnsignedInt) -> CInt
  private typealias Get =
    @convention(c) (
      OpaquePointer?, CInt, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, CUnsignedInt
    ) -> CInt
  private typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void

  private func function<Function>(_ name: String, _ type: Function.Type) throws -> Function {
    unsafeBitCast(try #require(dlsym(nil, name), "no \(name)"), to: type)
  }

  private func residentMebibytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = try #require(status.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    return (pages * Int(getpagesize())) >> 20
  }

  @Test(arguments: ["https://ecs.example.test/", "https://[fd00::1]/"])
  func theyAreGivenBackWhole(begin: String) throws {
    let make = try function("curl_url", Make.self)
    let set = try function("curl_url_set", Set.self)
    let get = try function("curl_url_get", Get.self)
    let free = try function("curl_free", Free.self)
    let (partOfURL, partOfHost) = (CInt(0), CInt(5))
    let long = begin + String(repeating: "a", count: 1 << 20)
    let before = try residentMebibytes()
    for _ in 0..<500 {
      let address = make()
      #expect(set(address, partOfURL, long, 0) == 0)
      var host: UnsafeMutablePointer<CChar>?
      #expect(get(address, partOfHost, &host, 0) == 0)
      free(host)
      free(UnsafeMutableRawPointer(address))
    }
    // A path of 1 MiB in each: 500 MiB, if they were kept.
    #expect(try residentMebibytes() - before < 250)
  }
}
