// swift-format-ignore-file: a line is an entry, however long
/// Bare Metal Server: the codes of its API reference, explained in our own words.
let bmsErrors = #"""
  BMS.0001 | 400 | bad_request | The service could not read the request; the message carries the parser's reason. | Fix the body at the spot the message names (syntax, types, missing fields) and send it again.
  BMS.0002 | 400 | unsupported | Bare metal servers are not offered in this region. | Choose a region that has bare metal servers, or ask support when they will arrive here.
  BMS.0003 | 400 | bad_request | The request to create a server arrived without a body. | Send the server definition as a JSON body; check that the client or template really fills it.
  BMS.0004 | 400 | permission | The roles of the caller do not allow this action; the reason follows in the message. | Have an administrator grant the missing bare metal role to the user or agency, then repeat.
  BMS.0005 | 400 | account | Either the caller lacks the rights for this action or the account has too little money left. | Check the balance first, then the roles of the user. If both are fine, give support the request id.
  BMS.0006 | 400 | operation_failed | No task could be started for the requested server action. | Read the reason in the message and repeat once; if it fails again, open a ticket with the request id.
  BMS.0008 | 400 | operation_failed | The flavor named in the request could not be looked up. | List the flavors of the region and compare the id. If it is there, repeat later.
  BMS.0009 | 400 | operation_failed | The extra attributes of the chosen flavor could not be read. | Verify the flavor id, try once more, then report flavor and request id to support.
  BMS.0010 | 400 | operation_failed | The image named in the request could not be looked up. | Check that the image id exists in this region and is visible to the project.
  BMS.0011 | 400 | unsupported | The chosen image is not made for bare metal servers. | Pick an image of the bare metal kind, public or private, that suits the flavor.
  BMS.0012 | 400 | capacity | The subnet has too few free addresses for the servers ordered. | Release unused addresses, order fewer servers or place them in a larger subnet.
  BMS.0013 | 400 | operation_failed | The ports of the subnet could not be listed. | Check the subnet id and that the network service answers, then repeat.
  BMS.0014 | 400 | conflict | The fixed address asked for is already taken in the subnet. | Give the network card another free address, or leave it empty so that one is chosen.
  BMS.0015 | 400 | operation_failed | The subnet for the network card could not be looked up. | Make sure the subnet id is right and belongs to this project; otherwise repeat later.
  BMS.0017 | 400 | quota | The project already holds as many elastic IPs as its quota permits. | Release elastic IPs nobody uses, or ask for a larger quota.
  BMS.0018 | 400 | bad_request | A parameter of the request has a value the service does not accept. | The message names the parameter: correct it and send the request again.
  BMS.0019 | 400 | bad_request | The elastic IP section (publicip) of the request is not valid. | Review line type, bandwidth and charging of the elastic IP against the reason in the message.
  BMS.0021 | 400 | bad_request | No server can be created with the flavor given in the request. | Take a flavor id from the list of this zone; watch for typing errors and withdrawn flavors.
  BMS.0022 | 400 | bad_request | The request was refused because one of its parameters is wrong. | Look up the field mentioned in the message and give it a permitted value.
  BMS.0023 | 400 | operation_failed | The service could not find out the quota of the project. | Repeat in a few minutes. If the quota page of the console fails too, tell support.
  BMS.0025 | 400 | quota | The project may not have more servers: its instance quota is used up. | Delete servers that are no longer needed or have the instance quota raised.
  BMS.0026 | 400 | quota | The CPU quota of the project does not cover the new server. | Choose a flavor with fewer cores, free cores elsewhere or request a higher core quota.
  BMS.0027 | 400 | quota | The memory quota of the project does not cover the new server. | Choose a flavor with less memory, remove idle servers or request a higher memory quota.
  BMS.0028 | 400 | quota | Two quotas are exhausted at once: instances and CPU cores. | Free servers, or ask for more of both quotas in one application.
  BMS.0029 | 400 | quota | Two quotas are exhausted at once: instances and memory. | Remove servers you can spare, or have both the instance and the memory quota raised.
  BMS.0030 | 400 | quota | Two quotas are exhausted at once: memory and CPU cores. | Try a smaller flavor, or have both the memory and the core quota raised.
  BMS.0031 | 400 | quota | Instances, CPU cores and memory have all hit their quota. | Clean up servers, or request more of all three quotas before repeating.
  BMS.0032 | 400 | auth | The token was refused; the account may not be enabled for bare metal servers yet. | Sign in again for a fresh token. If that does not help, ask support to open the service for the account.
  BMS.0033 | 403 | permission | The caller's roles were checked and do not permit this, or the check itself failed. | Ask the administrator for bare metal rights on this project; the message tells the reason.
  BMS.0034 | 400 | unsupported | Servers cannot be provisioned automatically here at present. | Nothing in the request will change that: use another region, or ask support for manual provisioning.
  BMS.0035 | 400 | conflict | The server is just starting up and accepts nothing else until then. | Wait until its state is ACTIVE, then repeat the action.
  BMS.0036 | 400 | conflict | The server is just shutting down and accepts nothing else until then. | Wait until its state is SHUTOFF, then repeat the action.
  BMS.0037 | 400 | conflict | The server is in the middle of a restart and accepts nothing else until then. | Give it some minutes (bare metal boots slowly) and repeat once it is ACTIVE.
  BMS.0038 | 400 | conflict | The server to be started is already up. | No start is needed; refresh the server list and drop the request.
  BMS.0039 | 400 | conflict | The server to be stopped is already off. | No stop is needed; refresh the server list and drop the request.
  BMS.0040 | 400 | not_found | There is no server with this id. | Check id, region and project; the server may have been deleted meanwhile.
  BMS.0047 | 400 | bad_request | The definition of the system disk in the request is not acceptable. | Check type and size of the root volume against flavor and image; the message gives the reason.
  BMS.0049 | 400 | operation_failed | The key pair given as key_name could not be looked up. | See whether a key pair of that name exists for this user in this region.
  BMS.0054 | 400 | capacity | Fewer machines of this flavor are free than the request wants. | Order fewer, take another flavor or zone, or ask support when new machines come in.
  BMS.0055 | 400 | operation_failed | It could not be determined how many machines of the flavor are available. | Confirm the flavor id and repeat later; report it with the request id if it stays.
  BMS.0071 | 400 | bad_request | The request names an existing elastic IP and orders a new one as well. | Keep only one of the two: the id of the existing address or the definition of a new one.
  BMS.0072 | 400 | unsupported | One existing elastic IP was given for several servers. | Create the servers without it and bind addresses afterwards, or order one server per request.
  BMS.0073 | 400 | bad_request | The elastic IP in the request has no bandwidth section. | Add the bandwidth with size, share type and charging mode.
  BMS.0074 | 400 | bad_request | The elastic IP lacks its extendparam section or the chargingMode inside it. | Supply extendparam with a valid chargingMode and send the request again.
  BMS.0075 | 400 | bad_request | The elastic IP section has no bandwidth data, in particular no bandwidth id. | Put in the id of an existing bandwidth, or define a new one completely.
  BMS.0077 | 400 | bad_request | The bandwidth size of the elastic IP is outside what is allowed. | Set a size within the range of the region and the charging mode; see the reason in the message.
  BMS.0078 | 400 | quota | The shared bandwidth already serves as many elastic IPs as it may. | Unbind one of them, use another shared bandwidth or have the limit raised.
  BMS.0079 | 400 | bad_request | The bandwidth type of the elastic IP does not fit; a shared one must come with its id. | Add the id of the shared bandwidth, or switch to a dedicated bandwidth.
  BMS.0080 | 400 | conflict | The subnet is not in a usable state. | Look the subnet up: it must exist and be ACTIVE. Wait for it or take another one.
  BMS.0102 | 400 | unsupported | The server's image has no support for attached disks. | Reinstall or rebuild the server from an image that can handle cloud disks; support can name one.
  BMS.0103 | 400 | not_found | The disk to be attached was not found. | Check the disk id, and that the disk lives in the same region and project.
  BMS.0104 | 400 | unsupported | A data disk was to be attached at the device name kept for the system disk. | Use another device name, or leave it out so that the next free one is used.
  BMS.0105 | 400 | bad_request | The device name given for the disk is not valid. | Give a name such as /dev/sdb, or omit the field.
  BMS.0106 | 400 | bad_request | Disk and server are in different availability zones. | Use a disk of the server's zone, or bring the data there by way of a backup.
  BMS.0108 | 400 | conflict | The system disk does not belong to this server. | Attach the disk that was made for this server, and leave the image as it was.
  BMS.0111 | 400 | bad_request | The login is not defined clearly: neither password nor key pair was given, or both. | Decide on one way to log in and send just that one.
  BMS.0114 | 400 | not_found | This server does not have the disk that should be detached. | List the server's disks; it may be detached already, or the id is that of another disk.
  BMS.0201 | 400 | bad_request | Something in the definition of the new server is wrong; the message tells what. | Correct that part of the server definition and submit it again.
  BMS.0202 | 400 | bad_request | The data disks differ in type, or have a type that is not allowed. | Give every data disk of the request one and the same valid type.
  BMS.0203 | 400 | bad_request | A disk in the request is defined wrongly. | Go through type, size and count of each disk with the reason in the message at hand.
  BMS.0204 | 400 | quota | The request asks for more data disks than one server may have. | Lower the count to the maximum in the message; fewer but larger disks may do.
  BMS.0205 | 400 | bad_request | The count of servers is outside what a single request may create. | Set a smaller count and spread the order over several requests.
  BMS.0206 | 400 | bad_request | The server name contains characters that are not permitted. | Rename it with letters, digits and hyphens only.
  BMS.0207 | 400 | bad_request | The network part is not valid, for example a fixed address in an order of several servers. | Remove the fixed address or order the servers one by one.
  BMS.0208 | 400 | operation_failed | Region and zone data of the project could not be read. | Verify project and zone name, then repeat; ask support if the lookup keeps failing.
  BMS.0210 | 400 | bad_request | The user data to be injected is longer than permitted. | Shorten the script, or let it fetch the rest from object storage at first boot.
  BMS.0211 | 400 | bad_request | The image expects a key pair, but the public key is missing or not valid. | Choose an existing key pair of this user whose public key is intact.
  BMS.0212 | 400 | throttled | The service is too busy to take the request. | Wait some minutes, then repeat with fewer requests at a time.
  BMS.0213 | 400 | permission | The caller's role did not pass the check called OBTAZ, which seems to guard certain zones. | Order in another zone, or ask support which role this one requires.
  BMS.0214 | 400 | operation_failed | The lookup of the subnet returned nothing. | Check that the subnet id exists in this region and project, and send the request again.
  BMS.0215 | 400 | order | The billing system gave no usable price or order data. | Try the order again later; look in the order list first so that nothing is bought twice.
  BMS.0216 | 400 | order | The order was made but could not be submitted. | Look the order up in the billing center, see why it hangs, pay or cancel it.
  BMS.0217 | 400 | bad_request | The metadata of the new server did not pass the check. | Remove or correct unusual keys and values in the metadata section.
  BMS.0218 | 400 | order | The billing system did not create an order for the server. | See the reason in the message; check payment method and open orders before you repeat.
  BMS.0219 | 400 | operation_failed | The compute layer refused to rename the server. | Check that the name is legal and the server in a steady state; else pass the request id to support.
  BMS.0222 | 400 | unsupported | The network card to be deleted is the server's primary one, which must stay. | Remove extension cards only; to change the primary one, recreate the server.
  BMS.0223 | 400 | unsupported | The disk is not a SCSI disk, and no other kind works with bare metal servers. | Create the disk with the SCSI device type (hw:passthrough true) and use that.
  BMS.0246 | 400 | bad_request | The VPC id is wrong, or there is no such VPC. | Copy the id from the VPC list of this region and project.
  BMS.0288 | 403 | permission | A policy forbids the caller this action. | Have the action named in the message added to the policy of the user or group.
  BMS.0290 | 400 | unsupported | An ordinary disk was to be attached to several servers at once. | Use a disk created as shareable; the property cannot be added by this request.
  BMS.0297 | 400 | order | The disk is locked by an order that has not been paid, so it stays where it is. | Pay or cancel the open order for the disk, then attach or detach it.
  BMS.0315 | 400 | unsupported | Servers of this flavor take no cloud disks at all. | Work with the local disks, or choose a flavor that supports cloud disks.
  BMS.0360 | 400 | account | The disk is frozen, so nothing can be done with it on the server. | Look why it is frozen (unpaid bill, violation), settle that and repeat.
  BMS.0395 | 400 | unsupported | Console login is not possible for a server that runs Windows. | Connect over RDP through its elastic IP or from inside the VPC.
  BMS.1001 | 400 | conflict | Disks can be attached only while the server is ACTIVE or SHUTOFF, and it is neither. | Wait until the server's current action is over, then attach the disk again.
  BMS.1002 | 400 | quota | The server already has as many data disks as it can take. | Detach a disk it no longer needs, enlarge an existing one or ask support about the limit.
  BMS.1003 | 400 | conflict | The shared disk is in a state in which it cannot be attached. | Let running actions on it finish; only a disk that shows available or in-use will do.
  BMS.1004 | 400 | quota | The server has reached its limit of shared disks, or the disk is in an unsuitable state. | Detach a shared disk from the server, and see that the new one is available or in-use.
  BMS.1006 | 400 | operation_failed | The current state or the metadata of the server could not be read. | Check that the server shows a proper state, then repeat after a few minutes.
  BMS.1007 | 400 | operation_failed | A call to another service's interface failed. | Repeat once; if it fails again, give support the message and the request id.
  BMS.1008 | 400 | unsupported | The disk is of a type for HANA servers, which this server is not. | Attach a disk of a type that fits the server's flavor.
  BMS.1009 | 400 | conflict | The disk is already attached to this server. | Nothing is left to do, unless another disk was meant: then give its id.
  BMS.1011 | 400 | conflict | An attachment of this disk is still under way. | Wait until it is in-use, then look at the result instead of sending the request twice.
  BMS.2005 | 400 | not_found | A network named in the request does not exist. | Compare VPC and subnet ids with those of the project; they may have been deleted.
  BMS.3001 | 400 | operation_failed | The security group, or the VPC of the subnet, could not be looked up. | Check both ids in this region and project, then repeat.
  BMS.3004 | 400 | service_fault | An internal fault of the service stopped the creation of the server. | Repeat later; for a second failure open a ticket with job id and request id.
  BMS.3005 | 400 | operation_failed | No network port could be made for the server. | Check free addresses in the subnet and the port quota, then repeat or ask support.
  BMS.3006 | 400 | operation_failed | The server did not get its elastic IP. | See whether elastic IP quota is left and the address is free. If the server was kept, bind one by hand.
  BMS.3011 | 400 | auth | The token was empty after decoding; officially this counts as a system error. | Get a new token and repeat. If a fresh one fails too, tell support.
  BMS.3019 | 400 | operation_failed | A data disk could not be attached to the new server. | Look at disk and server: if the server was kept and both are steady, attach it by hand.
  BMS.3021 | 400 | operation_failed | A data disk for the new server could not be created. | Check disk quota and whether the disk type is in stock in the zone, then repeat.
  BMS.3025 | 400 | unsupported | The disk type is wrong: shareable data disks cannot be created here. | Define the data disks as ordinary ones; create shared disks separately and attach them later.
  BMS.3026 | 400 | bad_request | The administrator password breaks the password rules. | Make it longer, mix upper case, lower case, digits and symbols, and leave the user name out.
  BMS.3027 | 400 | bad_request | The VPC settings in the request are not valid. | Check that VPC, subnet and security group exist and belong together.
  BMS.3028 | 400 | quota | The disk quota did not pass the check. | Compare count and capacity of the new disks with what is left of the quota; have it raised if needed.
  BMS.3029 | 400 | operation_failed | The system disk was made but ended up in an abnormal state. | Delete the leftovers of the failed server and order it again; send support the disk id.
  BMS.3033 | 400 | operation_failed | The system disk of the server was not created. | Check quota and stock of that disk type in the zone, then try another type or repeat.
  BMS.3035 | 400 | conflict | The disk's metadata names another server than the one it is to be attached to. | Check server id and disk id; use a disk that was made for this server.
  BMS.3037 | 400 | capacity | The zone ran out of machines, or the machine assigned would not start. | Try another zone or flavor; otherwise ask support whether the hardware failed.
  BMS.3038 | 400 | operation_failed | No elastic IP was handed out to the server. | Check elastic IP quota and pool, then buy one separately and bind it.
  BMS.3039 | 400 | bad_request | The password is too simple or otherwise against the rules; the message gives the reason. | Choose a stronger one that meets the complexity rules and repeat.
  """#
