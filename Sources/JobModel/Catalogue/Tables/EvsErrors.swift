// swift-format-ignore-file: a line is an entry, however long
/// Elastic Volume Service: the codes of its API reference, explained in our own words.
let evsErrors = #"""
  EVS.0001 | 400 | bad_request | The project id in the request path is wrong. | Put the id of the project (formerly tenant id) that the token is for into the path.
  EVS.0002 | 400 | auth | The token in the request header is not valid. | Fetch a new token for this region and send it as X-Auth-Token.
  EVS.0003 | 403 | permission | The token carries no roles, so nothing is permitted with it. | Have the user put into a group with disk rights, then get a new token.
  EVS.1001 | 400 | bad_request | The update of the disk holds no properly formed name and description. | Send a volume object with a valid name, description or both.
  EVS.1002 | 400 | bad_request | The disk id does not have the form of an id. | Copy the UUID from the disk list and use it unchanged.
  EVS.1003 | 400 | bad_request | The disk name breaks the naming rules. | Shorten the name and keep to ordinary characters.
  EVS.1004 | 400 | bad_request | The text given as the disk's description is not acceptable. | Shorten it and remove unusual characters.
  EVS.1005 | 400 | bad_request | The metadata of the new disk is too long. | Cut it below 1 MiB (1048576 bytes) in total.
  EVS.1006 | 400 | bad_request | The backup id the disk is to be made from is wrong. | Take the id from the backup list of this region.
  EVS.1007 | 400 | bad_request | Neither name nor description was given for the update. | Fill in at least one of the two.
  EVS.1008 | 400 | bad_request | The request to create a disk is empty or wrongly formed. | Send a JSON body with a volume object that has zone, type and size.
  EVS.1009 | 400 | bad_request | The volume object of the create request is missing or wrong. | Go through the fields of the volume object one by one and correct them.
  EVS.1010 | 400 | bad_request | The size of the new disk is not acceptable. | Give whole GB within the limits of the type, and not less than image or snapshot need.
  EVS.1011 | 400 | bad_request | The request to enlarge a disk is empty or wrongly formed. | Send a body with the os-extend object and its new_size.
  EVS.1012 | 400 | permission | This is a temporary disk of the system, which users may not touch. | Leave it alone; it belongs to another action. Check that the right disk id was used.
  EVS.1013 | 400 | bad_request | The request could not be converted into the service's own form. | Look for wrong types and unknown fields in the body and correct them.
  EVS.1014 | 400 | conflict | The disk does not fulfil the conditions for being enlarged. | Check its state, its server's state and the maximum size, then repeat.
  EVS.1015 | 400 | bad_request | The new size is not above the present one; disks can only grow. | Give a size larger than now. To shrink, create a smaller disk and copy the data.
  EVS.1016 | 400 | bad_request | More than one source was given for the new disk. | Keep just one of imageRef, snapshot_id and backup_id.
  EVS.1018 | 400 | bad_request | A field has another data type than the service expects. | Check numbers, strings and booleans: quotes around a number are the usual culprit.
  EVS.1020 | 400 | bad_request | The disk type in the request is not a known one. | Take a name from the list of disk types of the region, such as SAS or SSD.
  EVS.1021 | 400 | bad_request | The number of disks in a batch order is not valid. | Set count to a positive number within the batch limit.
  EVS.1022 | 400 | bad_request | The new disk would be smaller than the backup it is to hold. | Make it at least as large as the disk that was backed up.
  EVS.1023 | 400 | bad_request | The limit of the disk query is not valid. | Use a number from 1 to 1000, or leave it out.
  EVS.1024 | 400 | bad_request | The marker of the disk query is not valid. | Use the id of the last disk of the previous page (a UUID).
  EVS.1025 | 400 | bad_request | The metadata filter in the address could not be decoded. | Percent-encode the metadata value properly and repeat.
  EVS.1027 | 403 | permission | The caller may not do this: rights are missing, or the account has a restriction. | Check roles first, then unpaid bills, real-name verification and violations.
  EVS.1031 | 400 | bad_request | The status given for the resources is not a valid one. | Replace it by a status the reference lists for this call.
  EVS.1032 | 400 | bad_request | The id of the resources is missing. | Fill in the resource id and send the request again.
  EVS.1033 | 400 | quota | The quota of the project could not be read. | See on the quota page whether a disk quota is set at all, then repeat.
  EVS.1034 | 400 | quota | The project may not have more disks: its disk count quota is used up. | Delete disks nobody uses or have the count quota raised.
  EVS.1036 | 400 | bad_request | The availability zone for the new disk is wrong. | Use a zone name of this region exactly as the zone list spells it.
  EVS.1039 | 400 | bad_request | The list cannot be sorted by the given sort_key. | Name a sortable field, or leave sort_key out.
  EVS.1040 | 400 | bad_request | The sort direction is not valid. | Use asc or desc, nothing else.
  EVS.1041 | 400 | bad_request | The zone used as filter of the disk query is wrong. | Correct the zone name or drop the filter.
  EVS.1042 | 400 | quota | The disk capacity quota (GB) of the project does not cover the request. | Ask for less, delete unused disks and snapshots or have the GB quota raised.
  EVS.1043 | 400 | unsupported | Encryption and SCSI settings cannot be given for a disk made from image or snapshot. | Drop __system__encrypted, __system__cmkid and hw:passthrough from the metadata.
  EVS.1044 | 400 | conflict | The backup is not available, so no disk can be made from it now. | Wait until the backup is finished, or take another one; a failed backup will not do.
  EVS.1045 | 400 | not_found | The details of the backup could not be obtained. | See whether the backup still exists; if so, hand the request id to support.
  EVS.1046 | 400 | conflict | The disk cannot be deleted in the state it is in. | Detach it or wait until its current action ends; it has to be available or in a final error state.
  EVS.1047 | 400 | conflict | The snapshot cannot be deleted in the state it is in. | Wait until it is available; ask support if it stays stuck in between.
  EVS.1048 | 400 | conflict | The disk is in a state in which it cannot be enlarged. | It has to be available: detach it or let the running action end, then repeat.
  EVS.1049 | 400 | bad_request | The backup lies in another zone than the disk to be made from it. | Create the disk in the zone of the backup.
  EVS.1051 | 400 | unsupported | Several disks cannot be made from a backup in one request. | Set the count to 1 and send one request for each disk.
  EVS.1052 | 400 | bad_request | The body of the request could not be read. | Check that it is well-formed JSON in the shape the call expects.
  EVS.1053 | 400 | bad_request | Too many disks are to be deleted in one batch. | Split the list into smaller batches.
  EVS.1054 | 400 | bad_request | The shareable field does not hold a valid value. | Set it to true or false.
  EVS.1057 | 400 | bad_request | The hw:passthrough entry of the metadata is not valid. | Set it to true for SCSI, to false for VBD, or leave it out.
  EVS.1058 | 400 | bad_request | The disks cannot be filtered by the metadata as written. | Give the filter as an encoded JSON object with key and value.
  EVS.1061 | 400 | quota | The disk would have more tags than one disk may carry. | Remove tags that are not needed before you add new ones.
  EVS.1062 | 400 | bad_request | A tag has a key or value that is not permitted. | Check length and characters of key and value.
  EVS.1063 | 400 | bad_request | The full_clone entry of the metadata is not valid. | Give full_clone a value the reference lists, or leave it out.
  EVS.1064 | 400 | conflict | The disk is neither available nor in-use, so it cannot grow now. | See what it is busy with, wait for that, then enlarge it.
  EVS.1065 | 400 | conflict | A shared disk can grow only while it is attached to no server. | Detach it everywhere until it shows available, enlarge it, attach it again.
  EVS.1066 | 400 | conflict | The server is in a state in which its disk cannot grow online. | Bring the server to running or shut off, or detach the disk first.
  EVS.1070 | 400 | bad_request | The request as a whole is not valid and could not be converted. | Compare path, parameters and body with the reference for this call.
  EVS.2001 | 500 | service_fault | The service could not hand the task over for execution. | Check that nothing was created, repeat once, then open a ticket with the request id.
  EVS.2002 | 500 | service_fault | An internal fault; the service is out of order at the moment. | Wait a while and repeat; if it lasts, look for known incidents and call support.
  EVS.2005 | 500 | service_fault | The service lost the connection to another component. | Repeat after a short while; report it with the time and request id if it continues.
  EVS.2007 | 500 | service_fault | Writing the disk's metadata took too long and was given up. | Look whether the change arrived nevertheless; if not, repeat it later.
  EVS.2010 | 500 | auth | No token could be obtained on behalf of the project. | Check rights and agency of the user, and that project and account are active.
  EVS.2011 | 500 | order | Removing the order data from the disk's metadata took too long. | Wait and repeat; let support clear it if the disk stays tied to the old order.
  EVS.2013 | 500 | permission | The service could not assume the role it needs for this action. | Look whether the disk service's agency still exists and is intact; else ask support.
  EVS.2014 | 500 | service_fault | The task was interrupted while it waited for raised rights. | Start the action again; this is a fault on the service's side.
  EVS.2019 | 500 | operation_failed | Deleting the snapshot failed and left it in error_deleting. | It cannot be cleared from outside: give support the snapshot id.
  EVS.2020 | 500 | operation_failed | Deleting the disk failed and left it in error_deleting. | Let support clean it up; name the disk id, and watch that it is not billed on.
  EVS.2021 | 500 | operation_failed | Detaching failed and left the disk in error_detaching. | Check the server too, try detaching again later, then turn to support.
  EVS.2023 | 500 | service_fault | A network connection inside the task failed or timed out. | Test your own connection, repeat, and report it if the network is fine.
  EVS.2024 | 500 | operation_failed | The new disk came out in the error state. | Delete it and create another, perhaps of another type or zone; send support the id.
  EVS.2025 | 500 | operation_failed | Writing a backup onto the disk failed and left it in error_restoring. | Do not use its data. Restore to a new disk, and give support the disk id.
  EVS.2026 | 500 | operation_failed | Enlarging failed and left the disk in error_extending. | Do not repeat it; have support put the disk back in order first.
  EVS.2029 | 500 | service_fault | The number of subtasks does not match the number of their results. | Check by hand what was really done, then report the job id.
  EVS.2030 | 500 | service_fault | A subtask could not be submitted again because its parent job could not be read. | See which disks of the batch exist, and repeat for the missing ones.
  EVS.2031 | 500 | service_fault | The saved context of the task was empty. | The task cannot go on: start it afresh and send support the job id.
  EVS.2032 | 500 | service_fault | The figures of the disk count quota came back incomplete. | Repeat in some minutes; if the quota page shows nothing either, tell support.
  EVS.2033 | 500 | service_fault | The figures of the disk capacity quota came back incomplete. | Try later; a gap in the GB figures on the quota page is worth a ticket.
  EVS.2034 | 500 | auth | The token holds no account (domain) id. | Get a token scoped to the project and check the account data it was made with.
  EVS.2035 | 500 | auth | The token holds no account (domain) name. | Check the account name used to sign in and fetch a new token.
  EVS.2036 | 500 | auth | Nothing was left of the token after decoding. | Sign in again; look whether a proxy or script cuts the header.
  EVS.2040 | 400 | conflict | The encryption key is not enabled. | Enable the key in the key service (or cancel its planned deletion) and repeat.
  EVS.2041 | 400 | bad_request | The encryption settings of the request are not valid. | Give __system__encrypted as 1 together with the id of an existing key.
  EVS.2042 | 500 | operation_failed | The key for the disk encryption could not be created. | Create a key in the key service yourself and name it, or repeat later.
  EVS.2043 | 400 | conflict | The snapshot is in a state in which this is not possible. | Wait until it shows available (or backing-up) and try again.
  EVS.2044 | 404 | operation_failed | Checking the role for the key service (KMS) failed. | See whether the disk service's agency for keys exists, then repeat.
  EVS.2045 | 400 | bad_request | The snapshot id in the request is not valid. | Use the id of an existing snapshot of this project.
  EVS.2046 | 400 | bad_request | The imageRef in the request is not valid. | Use the id of an image that is active and visible in this region.
  EVS.2047 | 400 | unsupported | This entry of the metadata is fixed and may not be changed. | Leave the system's keys out of the update and change only your own.
  EVS.2050 | 500 | operation_failed | The performance limits (QoS) of the disk could not be set. | Check that IOPS and throughput suit the disk type and size, then repeat.
  EVS.2052 | 400 | order | The job for the order could not be told for certain: the order id fits no single one. | Look at the order and its disks in the console, and query again later.
  EVS.2053 | 400 | bad_request | The zone named in the request is not valid. | Replace availability_zone by a zone of this region.
  EVS.2054 | 400 | bad_request | The disk was to be made in another zone than its snapshot lies in. | Choose the zone of the snapshot, or leave the field to it.
  EVS.2055 | 400 | permission | The disk service may not use your encryption keys yet. | Grant it access to the key service (KMS) once in the console, then create the disk again.
  EVS.2056 | 403 | permission | The fine-grained policy check refused the action. | Review the custom policies of the user; also rule out debts, missing verification and violations.
  EVS.2068 | 400 | conflict | The disk is locked, often by an order or another service. | Find out what holds the lock, end or unlock that, then repeat.
  EVS.2070 | 400 | not_found | There is no disk type of that name. | List the disk types of the region; repeat later if the type should be there.
  EVS.2071 | 400 | capacity | The zone has no disks of this type, or none left. | Take another disk type or zone, or wait for new stock.
  EVS.2072 | 400 | capacity | Disks of this type are sold out in the zone. | Create the disk with another type or in another zone; support can tell when stock returns.
  EVS.2078 | 400 | bad_request | The body of the quota and capacity check is empty or wrong. | Supply a filled body for the check and repeat.
  EVS.2083 | 400 | bad_request | Zone or disk type is missing. | Fill in both availability_zone and volume_type.
  EVS.2084 | 400 | bad_request | The disk size is zero or negative. | Give a size above zero, in GB.
  EVS.2085 | 400 | bad_request | The change of size or type does not say which disk is meant. | Add the id of the disk to be changed.
  EVS.2087 | 400 | bad_request | The disk cannot be changed to the type asked for. | Choose a supported type of higher performance; going down is not possible.
  EVS.2089 | 400 | conflict | The disk is held by the disaster recovery service (SDRS). | Take it out of its protected pair or replication there, or use another disk.
  EVS.2093 | 400 | unsupported | The volume is not a disk of this service, so the action does not apply to it. | Manage it in the service it comes from, or name another disk.
  EVS.2094 | 400 | unsupported | An image for system disks cannot become a shared disk. | Leave shareable off, or start from a data disk image.
  EVS.2096 | 400 | bad_request | The new disk has another type than the disk the snapshot was taken of. | Use the original disk's type now and change the type afterwards if offered.
  EVS.2105 | 500 | not_found | The key of the encrypted disk is gone, so the disk cannot be rolled back. | See in the key service whether the deletion can still be cancelled; otherwise ask support.
  EVS.2108 | 400 | bad_request | The service could not make sense of the request body. | Validate the JSON and its field names, then send it again.
  EVS.2130 | 400 | conflict | A backup of the disk is running, so it cannot be deleted yet. | Wait for the end of the backup, then delete the disk.
  EVS.2131 | 400 | operation_failed | The details of the server could not be obtained from the compute service. | Check that the server still exists and shows a normal state, then repeat.
  EVS.2134 | 400 | operation_failed | The compute service did not attach the disk. | Look at the server's state and free disk slots, and attach it again later.
  EVS.2142 | 400 | bad_request | The query asks for more than 1000 entries per page. | Lower limit to 1000 at most and fetch the rest page by page.
  EVS.2143 | 401 | permission | Encryption is not set up for this project: it has no agency for it yet. | Create the agency once for this project, then repeat the request.
  EVS.2144 | 403 | account | The account is frozen, so its resources are blocked. | Pay open bills and complete the real-name verification; failing that, ask support.
  EVS.2145 | 403 | account | The account is suspended, so its resources are blocked. | Check payment method, verification and unpaid bills; failing that, ask support.
  EVS.5400 | 400 | bad_request | The request is wrong: body, address, image, a state or the paging; see the message. | Fix what it names; offset and limit are whole numbers, limit from 1 to 1000.
  EVS.5401 | 401 | auth | The request was not authenticated. | Sign in or renew the token, then call again.
  EVS.5403 | 403 | permission | A policy forbids the call, or it tried to change protected metadata. | Get the missing right granted; leave metadata out if the message mentions it.
  EVS.5404 | 404 | not_found | The disk, snapshot, backup or other resource does not exist. | Check id, region and project; it may have been deleted already.
  EVS.5413 | 413 | quota | What is left of the disk quotas (count or GB) is too small for this. | Clean up unused disks or apply for more of the quota that is short.
  EVS.5500 | 500 | service_fault | The service does not say more than that something broke inside it. | Repeat later; after a second failure pass the request id to support.
  EVS.5503 | 503 | service_fault | The disk service does not answer requests just now. | Pause for some minutes and repeat; check the status page for an outage.
  """#
