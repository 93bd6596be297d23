// swift-format-ignore-file: a line is an entry, however long
/// Containers, billing, file systems and the common codes, explained in our own words.
let otherErrors = #"""
  CBC.0100 | 400 | bad_request | The billing service does not accept a parameter. | Check resource ids, time range and page size of the query.
  CBC.0150 | 403 | permission | The account is registered on the other website, the Chinese or the international one. | Set the billing endpoint to that of the website on which the account was opened.
  CBC.0151 | 403 | permission | The user has no permission to read or change billing data. | Let the administrator grant the user a billing (BSS) role that covers the call.
  CBC.0156 | 403 | permission | This billing address does not serve the account; its home is the other website. | Use the international instead of the Chinese billing endpoint, or the reverse.
  CCE.01400001 | 400 | bad_request | The body of the request to the container service is not valid. | Check the JSON and its required fields against the API reference.
  CCE.01400002 | 400 | bad_request | The chosen subnet is not part of the chosen VPC. | Select a subnet of that VPC, or change the VPC.
  CCE.01400003 | 400 | unsupported | The cluster needs IPv6, but the subnet has it switched off. | Enable IPv6 for the subnet or create the cluster without it.
  CCE.01400004 | 400 | capacity | No flavor can be had for the master nodes of the cluster. | Choose other zones or a different cluster scale, or try later.
  CCE.01400005 | 400 | conflict | The address range for containers overlaps with another one. | Choose a range that no VPC, subnet or cluster uses.
  CCE.01400006 | 400 | bad_request | The content type of the request is not one the service accepts. | Send the header Content-Type: application/json.
  CCE.01400007 | 400 | quota | The project may not have more clusters. | Delete an unused cluster or request a larger cluster quota.
  CCE.01400008 | 400 | quota | There is no server quota left for the nodes. | Release servers, or have the ECS quota raised.
  CCE.01400009 | 400 | quota | The nodes need more CPU cores than the quota has left. | Use smaller or fewer nodes, or raise the vCPU quota.
  CCE.01400010 | 400 | quota | The nodes need more memory than the quota has left. | Choose a flavor with less RAM, or request more RAM quota.
  CCE.01400011 | 400 | quota | The cluster needs security groups, but their quota is exhausted. | Delete groups that nothing uses, or raise their quota.
  CCE.01400012 | 400 | quota | No public address (EIP) can be added within the quota. | Release EIPs that are not bound, or create the nodes without any.
  CCE.01400013 | 400 | quota | The disks for the nodes exceed the EVS quota. | Remove detached disks, reduce disks per node, or raise the quota.
  CCE.01400014 | 400 | quota | The cluster would have more nodes than its scale permits. | Move the cluster to a larger scale, or add fewer nodes.
  CCE.01400015 | 400 | unsupported | The container service does not offer this cluster version. | Pick one of the Kubernetes versions that are on offer now.
  CCE.01400016 | 400 | unsupported | This kind of cluster cannot use nodes of the chosen flavor. | Choose a node flavor that suits the cluster type.
  CCE.01400017 | 400 | capacity | No free address range is left for the containers. | Set a container range yourself, or free one by deleting a cluster.
  CCE.01400018 | 400 | unsupported | This version of the service does not run nodes with that operating system. | Choose an OS from the list for the cluster version.
  CCE.01400019 | 400 | quota | The quota of the resource tenant, where the service keeps its servers, is used up. | This quota may not be yours to raise: ask support with the request id.
  CCE.01400020 | 400 | quota | The quota of VPCs is exhausted. | Reuse an existing VPC, delete one, or request more.
  CCE.01400021 | 400 | capacity | The zone has no usable flavor for the worker nodes. | Try another zone or flavor for the node pool.
  CCE.01400022 | 400 | capacity | No usable disk type was found for the worker nodes. | Choose a different disk type or zone.
  CCE.01401001 | 401 | auth | The container service did not accept the authorization of the request. | Renew token or keys, then check that the user holds a CCE role in this project.
  CCE.02400001 | 400 | bad_request | The service cannot make sense of the request body. | Validate the JSON and compare it with an example from the API reference.
  CCE.02401001 | 401 | auth | The user could not be authorized for this call to the container service. | Log in anew and check project and CCE permissions.
  CCE.03400001 | 400 | bad_request | Something in the body sent to the container service is wrong. | Look for misspelt fields, missing values and wrong types.
  CCE.03400002 | 400 | auth | An access key is required but was not supplied. | Create or upload an access key (AK/SK) and repeat.
  Common.0001 | 500 | service_fault | The compute service met an unexpected internal fault. | Repeat once after some minutes, then go to support with the job id.
  Common.0002 | 400 | bad_request | The call came without a body although one is needed. | Add the JSON body that the operation expects.
  Common.0011 | 400 | not_found | The job cannot be looked up: its id is empty or unknown, or the project id is wrong. | Check job id, project and region, and that the query goes to the service that made the job.
  Common.0013 | - | auth | The token is invalid: expired, cut off or otherwise unreadable. | Get a new token and be sure to send all of it.
  Common.0018 | 400 | auth | Token and address name different projects, or the token is invalid. | Get a token for exactly the project whose id is in the address.
  Common.0020 | 400 | operation_failed | The attempt to run the failed task again did not work. | Let support look at the job; start a new job if the resource permits.
  Common.0021 | 400 | operation_failed | A part of the job failed, or its state could not be read. | Open the sub-jobs to see which one failed; query again before you ask support.
  Common.0022 | 400 | operation_failed | The job could not be submitted, so it failed at once. | Check that nothing was created, submit again, and turn to support if it fails.
  Common.0024 | 202 | throttled | Too many requests at the same time; the service put this one off. | Wait some seconds and send fewer calls in parallel.
  Common.0025 | 400 | operation_failed | The state of the job could not be queried; the message states why. | Query again in a moment; the job itself may well go on.
  Common.0026 | 400 | service_fault | The service failed to look up its regions and zones. | Wait a bit and start again; ask support if zones stay unknown.
  Common.0999 | 400 | operation_failed | The job was broken off by the system before it ended. | See what it left behind, then ask support before starting it anew.
  Common.1503 | - | throttled | Flow control stopped the call because too many are in progress. | Let running calls finish, then repeat with longer pauses between them.
  Pdp.0001 | 403 | permission | No IAM policy of the user permits the action named in the message. | Have that action added to a policy of the user or their group.
  SFS.TURBO.0001 | 400 | bad_request | The file system service rejected a parameter, perhaps an id it does not know. | Check the ids of file system, network and zone, and the other values.
  SFS.TURBO.0005 | 500 | service_fault | The file system service had an internal fault. | Look at the state of the file system and try again later, or ask support.
  """#
