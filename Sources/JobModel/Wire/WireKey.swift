/// The member names that mean something to us. Other names stay in the bytes, unread.
///
/// A case stands for all spellings of its name: letter case, blanks, `_`, `-` and `@` do not count, so
/// that `job_id`, `jobId`, `JOB_ID` and `" jobid"` are all `jobID`. What the cases are called is what is found.
enum WireKey: UInt8, CaseIterable {
  case other
  // Handles
  case jobID, id, uid, taskID, workflowID, orderID, uri, jobIDs
  // State
  case status, jobStatus, phase, state, executionStatus, taskStatus
  // What
  case jobType, name, jobName, operationType, action, type, taskType, kind, taskName, service
  case serviceType
  // When
  case beginTime, startTime, startedAt, created, createdAt, createTime, createdTime
  case creationTimestamp, endTime, ended, endedAt, finishedAt, completionTime, updatedAt
  case updateTimestamp, updateTime, time
  // How far
  case process, progress, processPercent, jobProgress
  // Structure
  case job, jobs, data, tasks, jobList, operationLogs, traces, entities, subJobs, subJobsResult
  case subJobsTotal, spec, metadata, extendParam, extraInfo, common, instance, response, request
  case errorTask, results, result, operationLog, instanceInfo, apiVersion
  // Errors
  case error, errors, errorCode, errorMsg, errorMessage, errCode, errMsg, errorCodeStr
  case externalMessage, code, message, details, detail, title, failReason, failedReason, failedCode
  case failedDetail, jobErrorCode, additionErrorCode, additionErrorMsg, errorCodeMessage, reason
  case executeMsg, executeMessage, executeCode, internalError, errorInfo, statusCode
  case encodedAuthorizationMessage, errorExtMsg, errorReason
  case badRequest, unauthorized, forbidden, itemNotFound, badMethod, conflictingRequest, overLimit
  case badMediaType, computeFault, notImplemented, serviceUnavailable, buildInProgress, neutronError
  // Resources
  case serverID, volumeID, imageID, nicID, publicIPID, instanceID, resourceID, phoneID, desktopID
  case serverGroupID, protectedInstanceID, replicationPairID, nativeServerID, vaultID, policyID
  case clusterID, clusterUID, loadbalancerID, serverIDs, volumeIDs, resourceIDs
  case instanceName, resourceName, imageName, vaultName, clusterName, serverName
  // Where and who
  case region, regionID, projectID, requestID, traceID, traceName, user, userName
  // Lines of logs
  case level, lvl, severity, msg, log
  // Orders
  case orderInfo, orderInfos, orderLineItems, amountAfterDiscount, currency, pendingPaymentEndTime
  case paymentTime, customerID, serviceTypeName, serviceTypeCode, productSpecDesc
  // Only in our own output
  case rawStatus, flags, rootCause, path, category, progressPercent, context, note, firstSeen
  case lastSeen

  /// The name with which the case is found: its own, in lower case.
  private var foldedName: [UInt8] { Array("\(self)".lowercased().utf8) }

  /// Hash values of all names, in an open-addressing table.
  private static let table: [(hash: UInt64, key: WireKey)] = {
    var slots = [(hash: UInt64, key: WireKey)](repeating: (0, .other), count: 1024)
    for key in allCases where key != .other {
      var hash = foldStart
      for byte in key.foldedName { hash = fold(byte, into: hash) }
      var slot = Int(hash & 1023)
      while slots[slot].hash != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = (hash, key)
    }
    return slots
  }()

  /// Finds names; made once for each reader, so that the hot path never asks whether the table exists.
  struct Finder {
    private let slots = WireKey.table

    func key(of name: UnsafeRawBufferPointer) -> WireKey {
      var hash = foldStart
      for byte in name { hash = fold(byte, into: hash) }
      var slot = Int(hash & 1023)
      while slots[slot].hash != 0 {
        if slots[slot].hash == hash { return slots[slot].key }
        slot = (slot + 1) & 1023
      }
      return .other
    }

    /// The key of a name with escapes in it.
    func key(ofEscaped name: UnsafeRawBufferPointer) -> WireKey {
      var resolved = JSONEscapes.resolved(name)
      return resolved.withUTF8 { key(of: UnsafeRawBufferPointer($0)) }
    }
  }
}

private let foldStart: UInt64 = 0xcbf2_9ce4_8422_2325

/// One step of FNV-1a that passes over what does not count in a name.
@inline(__always)
private func fold(_ byte: UInt8, into hash: UInt64) -> UInt64 {
  switch byte {
  case 0x20, 0x09, 0x2d, 0x40, 0x5f: hash
  case 0x41...0x5a: (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
  default: (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
