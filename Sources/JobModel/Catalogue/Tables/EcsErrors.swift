// swift-format-ignore-file: a line is an entry, however long
/// Elastic Cloud Server: the codes of its API reference, explained in our own words.
let ecsErrors = #"""
  Ecs.0000 | 400 | bad_request | The request could not be processed as it was sent. | Compare the request body with the API reference, correct it and send it again.
  Ecs.0001 | 400 | quota | The quota for servers, vCPUs or memory of this project is used up. | Delete servers you no longer need, or request more instances, vCPUs and memory.
  Ecs.0002 | 400 | service_fault | The service accepted the request but could not queue a job for it. | Repeat the call after a few minutes; if it keeps failing, give support the request id.
  Ecs.0003 | 403 | account | The account may not do this: it lacks the right, has no funds left, or is frozen. | Look at the balance and state of the account first, then at the permissions of the user.
  Ecs.0004 | 400 | auth | The service could not authenticate, or obtain the rights it needs to act for you. | Get a new token and check any agency the call relies on; otherwise give support the request id.
  Ecs.0005 | 400 | bad_request | The request has invalid parameters, or its body is not well-formed JSON. | Validate the JSON, then compare field names, types and values with the API reference.
  Ecs.0006 | 400 | bad_request | The Marketplace image in the request carries no product number. | Check the image ID and its metadata, or choose another image.
  Ecs.0007 | 400 | unsupported | The properties of the image do not fit this server. | Try a flavor that suits the image, or another type of image.
  Ecs.0008 | 400 | service_fault | The flavor has invalid properties, probably because it was registered wrongly. | Use another flavor for now and ask support to check how this one is registered.
  Ecs.0009 | 400 | bad_request | The resize asks for the flavor which the server already has. | Choose a different target flavor, or drop the resize.
  Ecs.0010 | 400 | conflict | Another port already holds the private IP address that was asked for. | Pick a free address or another port, or leave the address out so that one is assigned.
  Ecs.0011 | 400 | bad_request | The password is too weak, too short or too long. | Set a password of the required length that mixes letters, digits and special characters.
  Ecs.0012 | 400 | capacity | The subnet has too few free IP addresses left. | Delete unused ports in the subnet, or place the server in a larger one.
  Ecs.0013 | 400 | quota | No more elastic IPs can be allocated: the quota is used up. | Release elastic IPs which nothing uses, or ask for more of them.
  Ecs.0014 | 400 | bad_request | The VPC, subnets or security groups do not go together. | Make sure that all subnets lie in the VPC named in the request and that every ID is right.
  Ecs.0015 | 400 | unsupported | Servers of this flavor cannot use the chosen type of disk. | Set volume_type to one the flavor supports, or change the flavor.
  Ecs.0016 | 400 | permission | The flavor is in open beta testing and this account has not joined the test. | Apply for the beta, or create or resize with a generally available flavor.
  Ecs.0017 | 400 | conflict | The disk is reserved for another server, or its status rules out attaching it. | Compare __system__server_id in the disk metadata with the ID of the server, or use a free disk.
  Ecs.0018 | 400 | capacity | The flavor is sold out. | Choose another flavor or availability zone, or repeat the job later.
  Ecs.0019 | 400 | unsupported | The flavor has been withdrawn from sale. | List the flavors now on offer and take a current one.
  Ecs.0021 | 400 | quota | The disk quota of the project is used up. | Delete unneeded disks, or have the quota of Elastic Volume Service raised.
  Ecs.0022 | 400 | quota | The server group is full: its quota of members is used up. | Remove a member, use a second group, or ask for more members per group.
  Ecs.0023 | 400 | auth | The token is invalid, or was issued for another project than the one in the URL. | Get a token scoped to this project, or fix the path of the request.
  Ecs.0025 | 400 | permission | Elastic Volume Service lacks the right to read the KMS keys needed for an encrypted disk. | Grant it access to the keys (the agency for disk encryption), then repeat the job.
  Ecs.0027 | 400 | permission | The flavor is private and this account is not allowed to use it. | Choose a public flavor, or ask the provider to open this one for you.
  Ecs.0028 | 400 | permission | This account is barred from the flavor by a block list. | Take a different flavor, or ask support why this one is closed to you.
  Ecs.0029 | 400 | not_found | No flavor of this name exists, or it has been retired. | Check the spelling against the list of flavors of the region, or choose a current one.
  Ecs.0030 | 400 | account | The server is frozen and therefore cannot be resized. | Check whether payments are overdue or the account is restricted; otherwise ask support to unfreeze it.
  Ecs.0031 | 400 | not_found | No image has the given ID. | List the images visible to the project in this region and use one of those.
  Ecs.0032 | 400 | conflict | The image is not active: it may be still in creation, or damaged. | Wait until its status is active, or take another image.
  Ecs.0034 | 400 | not_found | The backup behind this full-server image is missing; it may have been deleted. | Build a new image from a backup that still exists, or use a different image.
  Ecs.0036 | 400 | unsupported | Servers of this flavor cannot recover automatically. | Switch automatic recovery off, or choose a flavor that offers it.
  Ecs.0037 | 400 | unsupported | SCSI disks cannot be used with this flavor. | Use VBD disks, or take a flavor with SCSI support.
  Ecs.0038 | 400 | not_found | No subnet has the given ID. | Check the subnet ID, and that it belongs to the same region and project.
  Ecs.0039 | 400 | bad_request | The private IP address lies outside the range of the chosen subnet. | Use an address within the CIDR of the subnet, or select the subnet that contains it.
  Ecs.0041 | 400 | bad_request | The description is not acceptable, for example because of its length or characters. | Shorten the description and keep to plain text.
  Ecs.0042 | 400 | quota | More data disks were asked for than one server can have. | Attach fewer data disks, or use fewer but larger ones.
  Ecs.0043 | 400 | not_found | The disk type in the request is unknown here. | Take one of the disk types which the availability zone lists.
  Ecs.0044 | 400 | capacity | Disks of this type are sold out. | Choose another disk type or availability zone, or try again later.
  Ecs.0045 | 400 | quota | The bandwidth is larger than the limit. | Ask for less bandwidth, or have the limit raised.
  Ecs.0046 | 400 | bad_request | The disk type differs from that of the snapshots in the image. | Give each data disk the type which the image prescribes.
  Ecs.0048 | 400 | conflict | The full-server image, or the backup it is based on, is not ready for use. | Check the states of both; start again when the image is normal, or take another one.
  Ecs.0049 | 400 | conflict | The enterprise project is disabled. | Enable it again, or create the server in another enterprise project.
  Ecs.0050 | 400 | quota | The server would have more network interfaces than its limit. | Detach or leave out some interfaces, or take a flavor that allows more.
  Ecs.0051 | 400 | unsupported | This flavor works with SCSI disks alone, and the given disk is of another kind. | Create the disk as a SCSI disk, or choose another flavor.
  Ecs.0052 | 400 | unsupported | The system disk must be SCSI for this flavor, but is not. | Request SCSI for the system disk, or move to a flavor without that demand.
  Ecs.0053 | 400 | unsupported | A data disk is not SCSI although this flavor demands it. | Set the data disks to SCSI, or move to a flavor without that demand.
  Ecs.0057 | 400 | conflict | This disk is attached to the server already. | Nothing is left to do for this disk; pick another one if you meant a further disk.
  Ecs.0058 | 400 | permission | The image belongs to another provider, and this account may not create servers from it. | Check who owns the image and whether it was shared with you, or use another image.
  Ecs.0062 | 400 | unsupported | The driver type of network interfaces cannot be set for this flavor. | Remove the driver setting from the request, or select another flavor.
  Ecs.0064 | 400 | bad_request | The VPC in the request is not the one to which the primary network interface belongs. | Correct the VPC ID, or use a subnet of that VPC for the primary interface.
  Ecs.0066 | 403 | account | The account holder has not passed real-name verification. | Complete the verification in the account center, then repeat the job.
  Ecs.0067 | 403 | account | The balance of the account does not cover this operation. | Top up the account or settle open bills, then start over.
  Ecs.0068 | 403 | permission | The account is blocked from this by its partner status (the sources disagree which way). | Check whether the account is enrolled as a partner; use a suitable account or ask the provider.
  Ecs.0069 | 403 | account | The account has no payment method, or its payment details are incomplete. | Add or complete the payment details, then repeat the job.
  Ecs.0070 | 403 | account | The budget of the department within the enterprise account is exhausted. | Have the enterprise administrator raise the budget, or free some of it.
  Ecs.0071 | 403 | account | The account is suspended, having been flagged as abusive. | Only the provider can lift this: contact them about the suspension.
  Ecs.0073 | 400 | conflict | A backup of the system disk is running, so the disk cannot be deleted now. | Wait for the backup to finish, then repeat the deletion.
  Ecs.0074 | 400 | permission | This kind of account may not create servers from Windows images. | Use a Linux image, or ask the provider which Windows images your account may use.
  Ecs.0075 | 400 | permission | Partner accounts are limited to Windows images. | Select a Windows image, or work from an account that is not a partner.
  Ecs.0076 | 400 | unsupported | The predefined duration of the spot server is longer than allowed. | Choose a shorter duration which the spot flavor offers.
  Ecs.0077 | 400 | bad_request | Too many periods of predefined duration were requested for the spot server. | Lower the count of durations in the request.
  Ecs.0081 | 400 | unsupported | Servers cannot be set to delete themselves at a given time here. | Leave auto_terminate_time out and delete the server yourself when the time comes.
  Ecs.0082 | 400 | bad_request | The time for automatic deletion is malformed. | Write auto_terminate_time in UTC, for example 2030-01-31T08:00:00Z.
  Ecs.0083 | 403 | bad_request | The time for automatic deletion already lies in the past. | Set auto_terminate_time to a moment in the future, and remember that it is UTC.
  Ecs.0084 | 400 | unsupported | A prepaid (yearly/monthly) server cannot have a time for automatic deletion. | Leave auto_terminate_time empty, or create the server as pay-per-use.
  Ecs.0085 | 400 | not_found | The network interface is not one of this server. | List the interfaces of the server and use one of their IDs.
  Ecs.0086 | 400 | bad_request | The operation needs the primary network interface, but a secondary one was given. | Repeat the request with the port ID of the primary interface.
  Ecs.0089 | 400 | bad_request | The tags break a tag policy of the organization. | Read the policy and correct the keys and values of the tags; support can help if they look right.
  Ecs.0090 | 400 | unsupported | This region cannot yet run images for which you bring your own licence (BYOL). | Choose an image with an included licence, or ask support when BYOL comes.
  Ecs.0100 | 400 | conflict | The server is in a state in which this operation is not allowed. | See which state it is in, wait for running jobs or start or stop it, then try again.
  Ecs.0101 | 400 | conflict | The system disk does not respond, or its status is abnormal. | Look at the status of the disk; if it does not clear up by itself, give support the disk ID.
  Ecs.0102 | 400 | conflict | The disk cannot be detached while it is in its present status. | Inspect the status of system and data disks, wait for it to settle and detach again.
  Ecs.0103 | 400 | conflict | The disk is missing, or not available for attaching. | Check that the disk exists; detach it elsewhere or wait until it is available, then attach it.
  Ecs.0104 | 400 | quota | The server has no free slot for another disk. | Detach a disk you no longer need, or attach fewer at once.
  Ecs.0105 | 400 | not_found | The server seems to have no system disk: none could be found. | Check whether its system disk is attached, attach it if not, and try again.
  Ecs.0106 | 400 | service_fault | Something is wrong with the state of the network. | Repeat the job a little later; if the fault remains, have support look into it.
  Ecs.0110 | 403 | permission | The user or token lacks the rights for this operation. | Ask the administrator of the account for the missing role, then get a new token.
  Ecs.0111 | 400 | conflict | The disk is not attached to this server (any more). | List the disks of the server afresh and choose one that is attached.
  Ecs.0112 | 400 | unsupported | Only pay-per-use servers can be migrated, and this one is billed differently. | Change its billing to pay-per-use if you can, or discuss the migration with support.
  Ecs.0114 | 404 | not_found | There is no server with this ID. | Check the ID, project and region; it may have been deleted, or its creation may have failed.
  Ecs.0118 | 400 | bad_request | The batch contains too many servers. | Split the work into several smaller batches.
  Ecs.0119 | 400 | conflict | The disk is encrypted with a key that is disabled at present. | Enable the key in the key management service, then attach the disk again.
  Ecs.0120 | 400 | unsupported | Prepaid (yearly/monthly) servers cannot be rebuilt. | Create a pay-per-use server instead, or ask support for another way.
  Ecs.0121 | 400 | unsupported | Disk and server lie in different failure domains, so they cannot be joined. | Use a disk from the failure domain of the server, or copy the data to such a disk.
  Ecs.0122 | 400 | conflict | The X-Client-Token of this request belongs to an earlier one with other parameters. | Send a fresh token with the changed request, or repeat the first one unchanged.
  Ecs.0123 | 400 | bad_request | The X-Client-Token header does not hold a valid UUID. | Generate a UUID for the header and send the request again.
  Ecs.0124 | 400 | bad_request | The X-Client-Token is more than 8 hours old and no longer valid. | Check whether the first request had succeeded; if not, send it with a new token.
  Ecs.0201 | 400 | operation_failed | A network interface of the server could not be created. | Check free addresses and quotas of the subnet, then repeat; the job details may name the cause.
  Ecs.0202 | 400 | operation_failed | The system disk could not be created. | Check disk quota, disk type and image, then repeat the job; else ask support.
  Ecs.0203 | 400 | operation_failed | One of the data disks could not be created. | Look for disk quota or stock of the disk type as the reason, then try again.
  Ecs.0204 | 400 | operation_failed | The creation of the server failed. | Read the sub-jobs for the step that failed, then retry, perhaps in another zone or with another flavor.
  Ecs.0205 | 400 | operation_failed | A data disk could not be attached to the server. | Check the states of both disk and server, then attach it once more.
  Ecs.0207 | 400 | operation_failed | The server could not be resized to the new flavor. | See that the server is in a steady state, then repeat; otherwise try a different target flavor.
  Ecs.0208 | 400 | service_fault | The service could not update the metadata of the image. | Try again in a few minutes; if that does not help, report the image ID to support.
  Ecs.0209 | 400 | operation_failed | The resize ran, but its final confirmation failed. | See which flavor the server has now; if it is stuck, let support finish or revert the resize.
  Ecs.0210 | 400 | service_fault | No floating IP address could be created. | Check the quota of floating IPs, then repeat; else give support the request id.
  Ecs.0211 | 400 | operation_failed | The bandwidth settings (QoS) of a network interface could not be created. | Repeat the job; if it fails again at this step, support has to look.
  Ecs.0212 | 400 | operation_failed | The server got no private IP address. | Check whether the subnet has free addresses, then repeat the job.
  Ecs.0213 | 400 | operation_failed | The settings of a network port could not be changed. | Make sure the port still exists and nothing else is changing it, then try once more.
  Ecs.0214 | 400 | operation_failed | A network could not be created. | Look at the network quota and the error details, then repeat the request.
  Ecs.0216 | 400 | operation_failed | A subnet could not be created. | Check the subnet quota and that its range overlaps no other, then try again.
  Ecs.0217 | 400 | operation_failed | A network interface (port) could not be attached to the server. | Check that the port is unused and the server in a steady state, then attach it again.
  Ecs.0219 | 400 | operation_failed | The server could not be created. | Check what the details name as the cause; vary flavor or zone, or hand the job id to support.
  Ecs.0221 | 400 | unsupported | A cold migration cannot have the dedicated host it starts from as its target. | Name another dedicated host as the target.
  Ecs.0226 | 400 | operation_failed | The server did not start. | Look at its status and console log, then start it again; else ask support.
  Ecs.0227 | 400 | operation_failed | The server did not reboot. | Check its state; if the guest does not react, try a forced reboot.
  Ecs.0301 | 400 | operation_failed | The details of the server could not be read. | Repeat the query shortly, and verify that the server still exists.
  Ecs.0302 | 400 | operation_failed | The server quota of the project could not be looked up. | The quota need not be used up: simply repeat the job later.
  Ecs.0303 | 400 | operation_failed | The flavor could not be looked up. | Check the flavor ID, then run the job again.
  Ecs.0304 | 400 | operation_failed | The image could not be looked up. | Check the image ID; for a private image, let support verify that it is registered properly.
  Ecs.0306 | 400 | operation_failed | The backup could not be looked up. | Verify that the backup still exists, then repeat the query.
  Ecs.0307 | 400 | operation_failed | A network port could not be looked up. | Verify the port ID and that the port was not deleted, then retry.
  Ecs.0308 | 400 | operation_failed | The service could not find out how much server quota the project has. | Retry after a while; report the request id if it persists.
  Ecs.0309 | 400 | operation_failed | The bandwidth settings (QoS) of a network interface could not be read. | Run the job again; for a lasting fault, support needs the request id.
  Ecs.0310 | 400 | service_fault | The service could not read the network. | Check the network or VPC ID, wait a moment and repeat the job.
  Ecs.0311 | 400 | operation_failed | The type of a disk could not be looked up. | Check that the disk type is offered in this zone, then repeat the request.
  Ecs.0313 | 400 | operation_failed | The server group could not be looked up. | Verify that the group still exists, then repeat the request.
  Ecs.0314 | 400 | not_found | The SSH key pair is missing or could not be fetched. | List the key pairs of this user, correct the name, or import the key again.
  Ecs.0315 | 400 | operation_failed | The automatic recovery setting of the server could not be read. | Ask for it again later; the server itself is not affected by this query.
  Ecs.0319 | 400 | capacity | Too few hosts are free for this flavor at the moment. | Choose another flavor or availability zone, order fewer servers, or try later.
  Ecs.0320 | 400 | operation_failed | The list of availability zones could not be fetched. | Repeat the request in a moment; check the region if it never succeeds.
  Ecs.0321 | 400 | operation_failed | The console log of the server could not be read. | Check that the server is running, then ask for the log again.
  Ecs.0322 | 400 | operation_failed | The details of the subnet could not be read. | Check that the subnet was not deleted meanwhile, then repeat the job.
  Ecs.0323 | 400 | operation_failed | The network interfaces of the server could not be listed. | Repeat after a short wait, and check that the server still exists.
  Ecs.0401 | 400 | operation_failed | While undoing a failed job, the service could not remove a network port. | Look for a leftover port in the subnet and delete it yourself.
  Ecs.0402 | 400 | operation_failed | While undoing a failed job, the service could not remove the system disk. | Look for a leftover disk, which may cost money, and delete it by hand.
  Ecs.0403 | 400 | operation_failed | While undoing a failed job, the service could not remove the server. | Check whether a broken server remains and delete it; ask support if it cannot be deleted.
  Ecs.0405 | 400 | operation_failed | While undoing a failed job, the service could not remove a data disk. | Search the disks of the project for leftovers and delete what is not needed.
  Ecs.0501 | 400 | operation_failed | The server could not be deleted. | Check that no other job works on it, wait a little and delete it again.
  Ecs.0502 | 400 | operation_failed | A private IP address could not be deleted. | Make sure no interface or virtual IP still uses it, then try again.
  Ecs.0503 | 400 | operation_failed | The system disk could not be looked up. | Check that the disk exists and is attached, then repeat the job.
  Ecs.0507 | 400 | operation_failed | A network interface could not be deleted. | Check which kind it is: the primary interface, for one, cannot simply be removed.
  Ecs.0510 | 400 | unsupported | The system of a prepaid (yearly/monthly) server from a Marketplace image cannot be changed. | Create a new server with the system you want and move the work there.
  Ecs.0513 | 400 | order | A prepaid (yearly/monthly) server cannot be deleted by an ordinary user. | Unsubscribe from the server in the billing center instead.
  Ecs.0603 | 501 | conflict | The server is still busy with an earlier command. | Wait about a minute, then send the command again.
  Ecs.0605 | 400 | conflict | The server is locked. | Find out who locked it and why; unlock it before you go on.
  Ecs.0610 | 400 | operation_failed | The login password of the server could not be reset. | Check that the reset plug-in runs in the guest, then repeat; otherwise contact support.
  Ecs.0611 | 400 | operation_failed | The batch failed, in whole or in part. | Read the error of each server in the response, correct those and send them again.
  Ecs.0612 | 400 | operation_failed | It could not be determined which plug-ins the server has. | Repeat the check a little later, or look inside the guest system.
  Ecs.0613 | 400 | conflict | The server lacks the plug-in that this operation needs. | Install the plug-in (for instance the one for password resets) in the guest, then retry.
  Ecs.0614 | 404 | not_found | No server matches the given ID. | Check the ID, and whether the server was deleted or lives in another project or region.
  Ecs.0615 | 500 | service_fault | The service failed inside while handling the request (an empty thread list). | Nothing in the request explains this: report the request id and time to support.
  Ecs.0616 | 400 | operation_failed | The server could not be renamed or otherwise modified. | Check the new values, wait briefly and send the change again.
  Ecs.0617 | 400 | operation_failed | The attributes of an attached disk could not be changed. | Check the disk and the attribute names, then repeat; the response may say more.
  Ecs.0618 | 400 | operation_failed | The network interface could not get another IP address. | Check that the new address is free and in the subnet, then repeat the change.
  Ecs.0701 | 400 | order | The order or the product behind it could not be looked up. | Check the order in the billing center; if it looks fine, send support its number.
  Ecs.0702 | 400 | operation_failed | The pay-per-use or spot price could not be determined. | Repeat the job later; if prices stay unavailable, tell support.
  Ecs.0703 | 400 | bad_request | Your price limit for the spot server is below the current market price. | Raise the limit to at least the present spot price, or wait until it falls.
  Ecs.0704 | 400 | unsupported | A spot server cannot be resized. | Create a new server of the wanted flavor and move the work there.
  Ecs.0705 | 400 | unsupported | A spot server cannot have automatic recovery switched on. | Do without it, or run the workload on a pay-per-use server.
  Ecs.0706 | 400 | unsupported | The reserved instances could not be split or merged. | Leave them as they are, and ask support whether these can be changed at all.
  Ecs.0707 | 400 | not_found | The product to be bought is not known to the billing system. | Try another flavor, and ask support whether this product is registered in the region.
  Ecs.0802 | 400 | unsupported | The server comes from an image, such as Red Hat, which rules out resizing. | Create a server of the wanted flavor and migrate to it.
  Ecs.0803 | 400 | bad_request | The server runs on a dedicated host, but the resize names no host. | Add the ID of the dedicated host to the resize request.
  Ecs.0804 | 400 | unsupported | This server cannot change from its present flavor to the chosen one. | Query the flavors it can be resized to and take one of them.
  Ecs.0805 | 400 | unsupported | Resizing between large-memory and ordinary flavors is impossible. | Stay within the same family, or build a new server in the other one.
  Ecs.0806 | 400 | unsupported | High-performance servers of the H2 family cannot be resized. | Set up a new server with the flavor you need and move the data over.
  Ecs.0807 | 400 | quota | The server has more network interfaces than the target flavor allows. | Detach the surplus interfaces first, or choose a larger target.
  Ecs.0808 | 400 | unsupported | A Xen server that boots by UEFI cannot be resized. | Replace it with a new KVM server of the flavor you want.
  Ecs.0809 | 400 | quota | The server has more VBD disks than the target flavor allows. | Detach the surplus disks before resizing, or choose another target.
  Ecs.0810 | 400 | bad_request | The server already has the flavor it should be resized to. | Pick a flavor that differs from the present one.
  Ecs.0811 | 400 | conflict | The server cannot move from Xen to KVM yet: it lacks the drivers. | Run the driver installation script in the guest, then resize again.
  Ecs.0812 | 400 | conflict | Before this change of flavor, the drivers of the guest have to be checked. | Run the driver check script in the guest (see the guide on moving from KVM to QingTian), then retry.
  Ecs.0813 | 400 | conflict | Changing to this flavor is risky: the guest may lack drivers it needs there. | Run the driver check; if all is well, send the resize with force set to true.
  Ecs.0901 | 400 | unsupported | Prepaid (yearly/monthly) dedicated hosts cannot be created this way. | Use another flavor or a different billing mode.
  Ecs.0902 | 400 | unsupported | A spot server cannot start from a Marketplace image. | Use a public or private image, or buy the server as pay-per-use.
  Ecs.0903 | 400 | unsupported | Automatic recovery was requested for a spot server, which cannot have it. | Turn the option off in the request, or choose other specifications.
  Ecs.0904 | 400 | unsupported | An image that boots by UEFI does not run on a Xen flavor. | Choose a KVM flavor, or an image that boots by BIOS.
  Ecs.0905 | 400 | quota | There are more tags than one server may have. | Remove tags that are not needed and repeat the request.
  Ecs.0906 | 400 | bad_request | A tag does not follow the rules for keys and values. | Check the length and characters of each tag, then define it anew.
  Ecs.0907 | 400 | bad_request | A tag contains characters that are not allowed. | Keep to letters, digits and the few signs which tags permit.
  Ecs.0908 | 400 | bad_request | The same tag key occurs more than once. | Keep each key a single time and send the tags again.
  Ecs.0909 | 400 | unsupported | The disk type and the flavor do not go together. | Change either of them; the API lists which disk types a zone offers.
  Ecs.0910 | 400 | bad_request | The network interfaces requested for the SAP HANA server are not valid. | Compare number and kind of interfaces with what this flavor demands.
  Ecs.0911 | 400 | bad_request | The dedicated storage setting of a disk is not valid. | Check the ID of the dedicated storage pool and whether it fits the disk.
  Ecs.0912 | 400 | bad_request | The encryption setting or the key of a disk is not valid. | Check the key ID in the disk metadata and that the key is enabled.
  Ecs.0913 | 400 | quota | More servers were asked for at once than allowed. | Lower the count, or create them in several steps.
  Ecs.0914 | 400 | bad_request | The name of the server is too long. | Choose a shorter name.
  Ecs.0915 | 400 | bad_request | The name of the server has forbidden characters in it, or is too long. | Use a short name of letters, digits, hyphens, underscores and dots.
  Ecs.0919 | 400 | conflict | The network port is taken by another instance, or its state forbids attaching. | Detach it there first, or use a different port.
  Ecs.1000 | 400 | service_fault | A call to Nova, the compute layer under the service, failed. | Repeat the job after a few minutes; lasting faults belong to support.
  Ecs.1001 | 400 | service_fault | OpenStack, which underlies the service, reported a fault; the server may be left in a bad state. | Check the state of the server, and have support repair it if it is in error.
  Ecs.1002 | 400 | service_fault | OpenStack, which underlies the service, did not answer in time. | Shut the server down, then retry the VPC, interface, disk or system change; ask support if it recurs.
  Ecs.1100 | 400 | service_fault | The identity service (IAM) could not be reached or refused the call. | Try again shortly; if it stays so, check your token and report the request id.
  Ecs.1200 | 400 | service_fault | A call to the network service (VPC) failed. | See whether networks can be listed at present, then repeat the job.
  Ecs.1201 | 400 | service_fault | The network service (VPC) took too long to answer. | Check whether the change went through after all; if not, start it again.
  Ecs.1300 | 400 | service_fault | The disk service (EVS) took too long to answer. | Check the disks for half-done work before you repeat the job.
  Ecs.7000 | 400 | order | No order could be created: funds may be short, or another order is unpaid or in progress. | Top up the balance, pay or cancel open orders, let running ones finish, and order again.
  """#
