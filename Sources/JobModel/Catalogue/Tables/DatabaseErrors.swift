// swift-format-ignore-file: a line is an entry, however long
/// Relational databases: the codes of the API reference, explained in our own words.
let databaseErrors = #"""
  DBS.108000 | 500 | service_fault | The database service itself failed on its server side; the request was not at fault. | Repeat the operation in a few minutes. If it keeps failing, give support the request id.
  DBS.108002 | 500 | service_fault | A fault on the server side of the database service stopped the request. | Wait a little and send it once more; report the job id to support if the fault stays.
  DBS.108005 | 500 | service_fault | The database service broke down while it handled this request. | Look at the instance first, in case the change went through anyway. Then repeat, or ask support.
  DBS.200001 | 400 | bad_request | The database service rejected a parameter of the request; the code does not tell which. | Compare names, types and values with the API reference, correct the odd one and resend.
  DBS.200002 | 404 | not_found | No DB instance with this id is known in the project. | List the instances of the project and region, and copy the id from there.
  DBS.200004 | 400 | bad_request | One of the parameters sent for the database operation is wrong. | Go through the request field by field against the API reference, fix it and submit again.
  DBS.200005 | 500 | service_fault | The server of the database service could not complete the request. | Retry after a pause. Pass the request id to support if a second try ends the same way.
  DBS.200006 | 400 | bad_request | The request reached the database service without any content. | Fill in the parameters that the call requires and send it anew.
  DBS.200008 | 404 | not_found | The service has no record of the server (ECS) behind this DB instance. | Check the instance id. If the instance is yours and shows as normal, let support repair the record.
  DBS.200010 | 403 | permission | The instance id or user id was left empty, or the user may not do this. | Make sure both ids are sent, then check the RDS permissions of the user in IAM.
  DBS.200011 | 409 | conflict | The instance is busy with a different task, or it is in a faulty state. | Wait until no task runs on it and its state is normal, then repeat. Ask support if it stays faulty.
  DBS.200013 | 404 | not_found | The instance that this request takes as its source cannot be found. | Verify the source instance id; it may have been deleted or live in another project.
  DBS.200019 | 409 | conflict | A task is already under way on this instance, or the instance is out of order. | Follow the running task to its end and try again. If the instance shows a fault, repair that first.
  DBS.200021 | 400 | bad_request | The name chosen for the instance breaks the naming rules. | Pick a name with the length and characters that the API reference permits.
  DBS.200022 | 409 | conflict | Some other DB instance already has this name. | Choose a name that is still free, or rename the other instance.
  DBS.200023 | 400 | bad_request | The requested storage size lies outside the permitted limits. | Ask for a size between the minimum and maximum of this engine and storage type.
  DBS.200024 | 400 | bad_request | The region given in the request is not a valid one. | Write the region id exactly as the cloud lists it for your account.
  DBS.200025 | 400 | bad_request | The availability zone in the request is not valid. | Use a zone that the list of zones and flavors offers for this region.
  DBS.200026 | 400 | bad_request | The kind of storage named in the request is not valid. | Query the storage types for this engine version and choose one of them.
  DBS.200027 | 400 | bad_request | The storage size is not a round number of tens of GB. | Round the size to the next ten, for example 40 or 50, and resend.
  DBS.200040 | 400 | unsupported | This database engine, or this version of it, is not available for the operation. | List the engines and versions on offer, then choose one of those.
  DBS.200041 | 400 | bad_request | The version given for the database is not a valid one. | Look up the versions of the engine and send one exactly as listed.
  DBS.200042 | 400 | not_found | The service knows no database engine by the name in the request. | Check the spelling of the engine, such as MySQL or PostgreSQL.
  DBS.200043 | 400 | bad_request | The replication mode between primary and standby is not valid. | Choose a synchronization mode that the engine knows, for example async or semisync for MySQL.
  DBS.200044 | 403 | permission | The resource is missing, or the user has no right to see it. | Check the id, the project and the region; if they fit, have the rights added in IAM.
  DBS.200045 | 404 | not_found | The DB instance named in the call is not there. | See whether it was deleted, or whether the call goes to the wrong region or project.
  DBS.200046 | 413 | quota | The project holds as many DB instances as its quota permits. | Delete an instance that nobody needs or request a higher quota.
  DBS.200047 | 409 | conflict | The instance cannot accept the task now: it is occupied or faulty. | Check its state and its open tasks; repeat once it is back to normal.
  DBS.200048 | 400 | bad_request | The VPC id in the request is not a valid id. | Copy the id from the list of VPCs in this region.
  DBS.200049 | 400 | bad_request | The network (subnet) id in the request is not a valid id. | Take the network id from the details of the subnet; watch out not to send its name.
  DBS.200050 | 404 | not_found | The security group is missing or is not usable with the chosen VPC. | Pick an existing security group that fits the VPC of the instance.
  DBS.200051 | 400 | bad_request | The high availability mode of the request is not valid. | Correct the HA mode to a value in the API reference, or leave HA out for a single instance.
  DBS.200052 | 400 | bad_request | The password for the root user does not meet the rules. | Set a longer mixed password: upper and lower case, digits and an allowed special character.
  DBS.200053 | 400 | not_found | The flavor that was selected for the instance is unknown. | List the flavors for this engine and version and choose one of them.
  DBS.200054 | 400 | bad_request | The flavor in the request is not valid for this instance. | Check its code for typing errors, and that it matches the engine and the instance type.
  DBS.200055 | 400 | bad_request | The field replica_of_id does not point to a usable primary instance. | Enter the id of the primary whose read replica you want to create.
  DBS.200056 | 400 | quota | No more nodes can be added because the limit is reached. | Remove a node or replica that is not needed, or ask whether the limit can be raised.
  DBS.200086 | 400 | conflict | The instance is in a state in which this action is forbidden. | Read the current state of the instance, wait until it is normal, then repeat.
  DBS.200087 | 400 | quota | The instance already carries the highest permitted number of tags. | Delete tags that are no longer used before you add others.
  DBS.200098 | 400 | conflict | The instance already has this tag. | Change the value of the present tag, or use a different key.
  DBS.200203 | 400 | operation_failed | The service could not read the details of the DB instance. | Check the instance id and ask again shortly; take the request id to support if it repeats.
  DBS.200303 | 400 | quota | The storage of this instance was enlarged as often as is permitted. | Free space inside the database, or move the data to a larger new instance.
  DBS.200306 | 400 | bad_request | The wanted storage is smaller than what the instance has; disks cannot shrink. | Give at least the present size. To save space, migrate to a smaller new instance.
  DBS.200308 | 400 | bad_request | The enlarged storage would exceed that of the primary instance. | Enlarge the primary first, or ask for no more than its size.
  DBS.200316 | 409 | conflict | The disk of the instance is full, which blocks this action. | Enlarge the storage or clear out data, then repeat when the state is normal.
  DBS.200402 | 409 | conflict | The service refuses this operation as not valid at the moment. | Look at the state and type of the instance to see whether the operation fits, then repeat.
  DBS.200405 | 400 | bad_request | A value among the request parameters does not fit. | Check required fields, formats and permitted values, then submit a corrected request.
  DBS.200408 | 404 | not_found | The target DB instance is not to be found. | Refresh the list of instances and use an id that appears in it.
  DBS.200461 | 400 | bad_request | A parameter has a value above or below its permitted range. | Look up the range of that parameter and choose a value inside it.
  DBS.200470 | 404 | not_found | The region or the availability zone named is unknown. | Correct the names; list the zones that the region offers if in doubt.
  DBS.200501 | 404 | not_found | The subnet is missing or is part of a different VPC. | Choose a subnet from the VPC that the request names.
  DBS.200503 | 404 | not_found | The VPC is missing or is owned by somebody else. | Use a VPC of your own project in this region; check the id.
  DBS.200504 | 400 | bad_request | The database version in the request is malformed or unknown. | Send a version from the list that the service returns for this engine.
  DBS.200506 | 400 | bad_request | The encryption key (KMS) for the disk is not valid. | Check the key id and that the key is enabled in this region and project.
  DBS.200543 | 400 | not_found | The service knows no job with this id. | Check the job id and its region. Old jobs may have been cleared, so look at the instance instead.
  DBS.200602 | 404 | not_found | The operation names a DB instance that is gone or never existed. | Compare the id with the list of instances; recreate or restore it if it was deleted.
  DBS.200604 | 403 | permission | Either an empty instance or user id was sent, or the rights are lacking. | Check that the call carries the ids, and let the administrator grant the action.
  DBS.200811 | 500 | operation_failed | The database inside the instance could not be created. | See whether the instance is healthy and the name is free, then try again or ask support.
  DBS.201003 | 403 | permission | What was asked for is absent or hidden from this user. | Verify the id in the right project, then the user's permissions for the database service.
  DBS.201010 | 404 | not_found | There is no record of the backup that the request refers to. | List the backups of the instance; it may have expired and been removed.
  DBS.201014 | 400 | conflict | The present state of the instance rules out this backup action. | Wait for the instance to become available, then start it again.
  DBS.201028 | 404 | not_found | The backup action points to a DB instance that is not present. | Check the instance id; for a deleted instance, look in the recycle bin or for manual backups.
  DBS.201035 | 400 | bad_request | The new database name clashes with the name of the source or target database. | Choose a third name for the restored database.
  DBS.201101 | 400 | bad_request | The days of the week given for backups are not valid. | List weekdays as the API reference writes them, for example 1,3,5.
  DBS.201103 | 400 | bad_request | The time window for the start of backups is malformed. | Write a window in UTC such as 08:00-09:00.
  DBS.201106 | 400 | bad_request | The number of days to keep backups is not permitted. | Choose a number of days inside the limits of the backup policy.
  DBS.201201 | 409 | conflict | An object like the one to be created is there already. | Use the existing one, or create yours with a different name.
  DBS.201202 | 409 | conflict | The backup or restore has to wait: the instance is busy, or it is faulty. | Let the running task finish and check the state of the instance before the next try.
  DBS.201203 | 400 | not_found | The backup file that was asked for is missing. | Pick another one from the list of backups, or make a fresh backup.
  DBS.201205 | 409 | conflict | A backup of this instance is running right now. | Wait until it has completed, then repeat your action.
  DBS.201207 | 400 | unsupported | Backups of this kind are not offered for this engine or version. | Check which engines have the feature; use a logical dump or upgrade the version instead.
  DBS.212001 | 404 | not_found | The parameter template named in the request is unknown. | List the templates of the project and use an id from that list.
  DBS.212002 | 400 | quota | The quota for parameter templates does not fit or is used up. | Delete templates that are not in use. If there are few, let support check the quota.
  DBS.212003 | 400 | unsupported | This action is forbidden for the parameter template. | Built-in templates cannot usually be changed: copy it and edit the copy.
  DBS.212004 | 400 | bad_request | The parameter template was not updated because of an error. | Check that every parameter name and value suits the engine version, then save again.
  DBS.212005 | 400 | bad_request | The node is not a member of the parameter group it was used with. | Compare node id and group id, and pair the ones that go together.
  DBS.212006 | 409 | conflict | The template cannot be applied: the instance is at work on something else or faulty. | Wait for its normal state and apply the template afterwards.
  DBS.212007 | 400 | not_found | The template refers to a database engine that is unknown. | Correct the engine name in the request.
  DBS.212008 | 400 | unsupported | Parameter templates are not available for this database engine. | Choose an engine from the list the service returns.
  DBS.212009 | 400 | operation_failed | A task that works on the parameter template failed. | Check the task list for details and start it again; else ask support with the job id.
  DBS.212010 | 400 | conflict | The parameter template is just now being applied to instances. | Hold on until the application has finished, then continue.
  DBS.212011 | 400 | operation_failed | The parameter template could not be applied to the instance. | Check that engine version and template match and that the instance is healthy, then reapply.
  DBS.212012 | 400 | not_found | The template has no parameter of that name. | Read the template to see the right spelling for this engine version.
  DBS.212013 | 404 | not_found | The object that the parameter request refers to is missing. | Check whether the template or instance id is right and not already deleted.
  DBS.212014 | 400 | not_found | The node has no default parameter template to fall back on. | Apply a template of your own to the node, or ask support to restore the default.
  DBS.212015 | 400 | operation_failed | The change succeeded for some targets only. | Find out which instances or parameters were left out and repeat it for those.
  DBS.212016 | 400 | operation_failed | The new parameter values were not stored. | Check each value against its range and type, then retry on a healthy instance.
  DBS.212017 | 400 | bad_request | A parameter in the template request is not valid. | Correct the parameter's name or value as the template describes it.
  DBS.212019 | 422 | bad_request | The service understood the request but cannot work with a parameter in it. | Check if that parameter applies to this engine and can be changed at all.
  DBS.212025 | 400 | operation_failed | The parameter template could not be updated. | Make sure no other change is running, then save it again.
  DBS.212030 | 400 | bad_request | Something is wrong with the parameters given for the template. | Check ids, names and values in the request against the API reference.
  DBS.212032 | 400 | conflict | The template is already in effect on the instance. | Nothing more to do, unless you want other values: then edit it or choose another template.
  DBS.212037 | 400 | bad_request | Some parameters of the template are set to unsuitable values. | Reset them to their defaults or to values inside the documented range.
  DBS.213004 | 500 | service_fault | The database service could not carry out the request, for no stated reason. | Try again later, and let support trace the request id if it fails anew.
  DBS.216028 | 400 | quota | The service's own internal quota of resources is too small for this request. | Try a smaller flavor or another zone. Support can tell if the internal quota can be raised.
  DBS.280001 | 400 | bad_request | The call contains a parameter the service does not accept. | Look for missing, misspelt or wrongly typed fields, then repeat the call.
  DBS.280015 | 403 | permission | Access refused: the resource is absent, or the user lacks the rights. | Check project and id, then ask the administrator for the RDS role you need.
  DBS.280056 | 403 | auth | The token sent with the request is not accepted. | Get a fresh token for this project and region and repeat.
  DBS.280127 | 400 | bad_request | The description of the backup contains something not permitted. | Shorten it and leave out special characters.
  DBS.280128 | 400 | not_found | The instance contains no database of that name. | List the databases of the instance and mind upper and lower case.
  DBS.280204 | 400 | bad_request | A parameter of the call is invalid; which one is not stated. | Compare the call with a working example, and change what differs.
  DBS.280214 | 400 | not_found | No backup with that id is stored. | Refresh the list of backups and select one that is still kept.
  DBS.280235 | 400 | bad_request | The type of database in the request is not a known value. | Write the engine as the API reference does, including its capital letters.
  DBS.280238 | 400 | unsupported | The call does not work with this engine or engine version. | See in the API reference which versions it covers, then use one of those.
  DBS.280239 | 400 | bad_request | The requested flavor is invalid. | Query the available flavors and copy the code of one that suits engine and zone.
  DBS.280241 | 400 | bad_request | The storage type requested is not one the service accepts. | Choose a disk type that is listed for this flavor and zone.
  DBS.280246 | 400 | bad_request | The root password is not acceptable. | Use a stronger one in line with the password rules; avoid words and the user name.
  DBS.280250 | 400 | bad_request | Backups cannot be kept for the number of days requested. | Set the retention to a whole number inside the documented limits.
  DBS.280253 | 400 | bad_request | The start time set for backups cannot be used. | Give a UTC time window in the format of the API reference.
  DBS.280270 | 400 | not_found | A database parameter was named that this engine does not have. | Look for its exact name in the parameter list of the instance.
  DBS.280271 | 400 | bad_request | A database parameter was set outside of its limits. | Read the permitted range in the parameter list and stay inside it.
  DBS.280272 | 400 | bad_request | The same tag key occurs more than once. | Keep one entry per key and resend.
  DBS.280277 | 400 | bad_request | The name of the object breaks the naming rules. | Rename it using letters, digits, hyphens or underscores, and keep it short.
  DBS.280285 | 400 | bad_request | The zone named is not usable for this request. | Take one of the zones in which the chosen flavor is on offer.
  DBS.280404 | 400 | bad_request | The id of the instance or node is not in the right format. | Copy the whole id, with its suffix such as in01 or no01, from the list.
  DBS.280449 | 400 | account | The instance is frozen, so it cannot be operated on. | Settle open bills or renew the instance; frozen for other reasons, ask support.
  DBS.280450 | 400 | capacity | The chosen instance flavor has no stock left. | Pick a different flavor or zone, or come back later.
  DBS.290000 | 400 | bad_request | The database service found an error in the parameters. | Check the request against the API reference and send it with the right values.
  DBS.290001 | 400 | bad_request | A parameter is written with the wrong upper or lower case. | Copy the exact spelling from the API reference.
  DBS.290002 | 404 | not_found | There is no flavor such as the one selected. | Choose a code from the current list of flavors; old ones may be withdrawn.
  DBS.290003 | 413 | quota | The quota of DB instances is exhausted. | Have the quota raised, or remove instances before creating others.
  DBS.290005 | 404 | not_found | The service finds no such DB instance. | Check the id, the project and the endpoint of the region.
  DBS.290006 | 500 | service_fault | The request failed inside the database service. | Repeat it after some minutes; otherwise open a ticket with the request id.
  DBS.290011 | 404 | not_found | The id in the request belongs to no existing DB instance. | Query all instances to see if it was deleted or is in another project.
  DBS.290013 | 404 | not_found | A resource that the request needs is missing. | Check each id in the request: instance, network, template or backup.
  DBS.290015 | 500 | service_fault | The service gave up on the request because of an internal problem. | Check what state the instance is in, then retry or hand the request id to support.
  RDS.0000 | 200 | other | No error: the request was carried out. | Nothing to do. If the result is not what you expect, look at the state of the instance.
  RDS.0001 | 400 | bad_request | RDS does not accept one of the parameters. | Check which fields the call requires and which values they may take.
  RDS.0002 | 404 | not_found | RDS has no instance with the given id. | Verify the id and that the call goes to the project that owns the instance.
  RDS.0004 | 409 | conflict | RDS turned the operation down as not valid in this situation. | Check the state and kind of the instance and whether the operation suits both.
  RDS.0005 | 500 | service_fault | The RDS server had a failure. | Give it a few minutes and repeat; contact support when it lasts.
  RDS.0006 | 400 | bad_request | The request was empty. | Add the request body with all mandatory parameters.
  RDS.0007 | 404 | not_found | RDS cannot find out which server (ECS) the instance runs on. | If the instance is listed in your project, ask support to check its records.
  RDS.0008 | 404 | not_found | RDS holds no record of the disk of this instance. | Check that the instance is intact and the id correct; then have support examine its disk.
  RDS.0009 | 404 | not_found | The list of databases of the instance could not be read. | See if the instance is running and query the list again.
  RDS.0010 | 403 | permission | Without the right to do so, or with an empty instance or user id, RDS refuses. | Send both ids, and check the user's RDS rights in IAM.
  RDS.0011 | 409 | conflict | Something else is being done with the instance, or it has a fault. | Look at its task list; begin again once it is idle and healthy.
  RDS.0012 | 409 | conflict | The cluster contains a standby, which rules out this operation. | Run it on a single instance, or remove the standby first if you can do without.
  RDS.0013 | 500 | service_fault | RDS could not reach the server of the instance over SSH. | Wait and repeat. If it happens again the host needs support's attention.
  RDS.0015 | 403 | permission | The resource is unknown, or the user is not entitled to it. | First check the id and project, then the IAM policies of the user.
  RDS.0016 | 404 | not_found | RDS does not find the requested resource. | Check the address of the call and every id in it.
  RDS.0017 | 400 | bad_request | Upper and lower case of a parameter are mixed up. | Write the parameter just as in the API reference, for example MySQL rather than mysql.
  RDS.0022 | 404 | not_found | The DB instance is missing in this project. | Check if someone deleted it, or switch to its project or region.
  RDS.0025 | 400 | not_found | The parameter that should be read or changed is unknown. | Look up the parameter names that this engine version has.
  RDS.0027 | 400 | bad_request | A standby or read replica would become larger than its primary. | Enlarge the primary instance first, then the standby or replica.
  RDS.0028 | 404 | not_found | The object that the call refers to is gone. | Check its id or name, and whether an earlier job deleted it.
  RDS.0029 | 409 | conflict | The object is not ready: its creation is still going on. | Follow the creation job and continue when it has finished.
  RDS.0030 | 413 | quota | No more objects of this kind can be created. | Delete some that are unused or apply for a higher limit.
  RDS.0031 | 409 | conflict | An object with this name or id is already present. | Take a different name, or go on with the one you have.
  RDS.0040 | 422 | bad_request | The request names an object or parameter that RDS does not recognize. | Remove unknown fields and check the ids and the spelling of the rest.
  RDS.0041 | 202 | other | No error: RDS accepted the operation. | Just watch the job until it ends.
  RDS.0042 | 400 | bad_request | The request as a whole is not valid. | Check method, address, headers and body against the API reference.
  RDS.0056 | 409 | conflict | The state or the kind of the instance forbids this operation. | Wait for the normal state; if it is normal, see if such instances can do this at all.
  RDS.0062 | 400 | quota | No further tags fit on this DB instance. | Remove a tag, then add the other one.
  RDS.0128 | 404 | not_found | The instance has no record of the database that was named. | Check the database name; list the databases to see what is there.
  RDS.1001 | 500 | operation_failed | The new RDS instance could not be set up for first use. | Delete the failed instance and create it again; else ask support with the job id.
  RDS.1002 | 409 | conflict | A restore is going on for this instance. | Let the restore finish before you start anything else.
  RDS.1003 | 500 | operation_failed | The restore of the RDS instance failed. | Try a different backup or point in time, or restore into a new instance.
  RDS.1004 | 500 | service_fault | The database process of the instance reported an error. | Read the error log of the database and restart the instance if it stays unhealthy.
  RDS.1005 | 500 | conflict | The instance is stopped or down, so the operation cannot work. | Start or restart the instance, then repeat.
  RDS.1099 | 500 | service_fault | The instance is in an abnormal state. | Look at its alarms, disk space and error log. Call in support if it does not recover.
  RDS.1100 | 409 | conflict | This instance is on its way to being deleted. | Nothing can be changed any more; restore from a backup if the deletion was a mistake.
  RDS.1101 | 500 | service_fault | The order to create the instance did not get through to the RDS backend. | See if an instance appeared anyway; if not, submit the creation again later.
  RDS.1102 | 409 | conflict | An RDS instance of the same name is present in the project. | Give the new instance a different name.
  RDS.1103 | 404 | not_found | The RDS instance addressed cannot be found. | Look for it in the list of instances before you repeat the call.
  RDS.1110 | 400 | bad_request | One of the settings for the DB instance is invalid. | Check engine, flavor, storage and network of the request.
  RDS.1111 | 400 | bad_request | Storage can only grow, but a smaller size was requested. | Enter at least the size that the instance has now.
  RDS.1112 | 413 | quota | No RDS instance can be added, since the quota is used up. | Apply for more quota or delete instances no longer needed.
  RDS.2025 | 400 | bad_request | The password is too simple. | Mix capital and small letters, figures and special characters, at least one of each.
  RDS.2067 | 400 | bad_request | A parameter value is not valid for this database. | Check its type and permitted values in the parameter template.
  RDS.2068 | 500 | operation_failed | The database parameters could not be reset to their defaults. | Repeat the reset in a while, or apply the default template by hand.
  RDS.3002 | 409 | conflict | The standby is in the middle of a restore. | Wait until the standby is back in sync, then repeat.
  RDS.3003 | 413 | quota | The permitted number of manual backups is used up. | Delete old manual backups or have the quota raised.
  RDS.3004 | 409 | conflict | The instance is being backed up at present. | Come back when the backup has ended.
  RDS.3005 | 500 | operation_failed | The policy for automated backups could not be saved for the instance. | Set the policy again on the healthy instance, so that it does not stay without backups.
  RDS.3011 | 400 | bad_request | The retention given for backups is not permitted. | Choose a number of days between the documented minimum and maximum.
  RDS.3012 | 400 | bad_request | The weekdays chosen for the backup are not valid. | Use the numbers 1 to 7, separated by commas.
  RDS.3013 | 400 | bad_request | The backup was given a start time that cannot be read. | Correct the time window; it counts in UTC.
  RDS.3016 | 400 | conflict | The backup file is on its way out: its deletion is running. | Use a different backup, or repeat after the deletion if you only wanted it gone.
  RDS.3026 | 400 | not_found | The backup to be used is no longer there, or never was. | See which backups are left and take one of them.
  RDS.3027 | 404 | not_found | RDS knows no such database cluster. | Check the id of the cluster and its region.
  RDS.3029 | 400 | not_found | No stored backup covers the point in time to restore. | Ask for the restorable time ranges and choose a moment inside one.
  RDS.3030 | 400 | bad_request | The new instance has less storage than the one it is restored from. | Order at least as much storage as the original has.
  RDS.4041 | 500 | operation_failed | The restart of the standby failed. | Check the state of the standby and restart it again; ask support if it stays down.
  RDS.4042 | 500 | operation_failed | The configuration of the database service did not succeed. | Repeat the job. If the step fails again, support needs the job id.
  RDS.5001 | 400 | bad_request | The instance name is not permitted. | Begin with a letter and keep to letters, digits, hyphens and underscores.
  RDS.5002 | 400 | bad_request | The engine in the request is not a valid value. | Use an engine name precisely as the API reference has it.
  RDS.5003 | 400 | bad_request | The version in the request is not valid for the engine. | Ask the service which versions it offers and choose one.
  RDS.5004 | 400 | bad_request | The request leaves out the datastore, that is engine and version. | Fill in the datastore with type and version.
  RDS.5005 | 400 | unsupported | RDS does not offer this engine or this version here. | Choose another version, or a region where it is available.
  RDS.5006 | 400 | bad_request | The value for the flavor is not valid. | Copy the code of the flavor from the list for this engine.
  RDS.5007 | 404 | not_found | RDS knows no flavor of that code. | Get the current list of flavors; retired ones are no longer in it.
  RDS.5008 | 400 | bad_request | RDS does not accept the type of disk. | Query which disk types go with the engine version and zone.
  RDS.5009 | 400 | bad_request | The disk would be smaller or larger than RDS permits. | Choose a size inside the limits for the instance, in steps of ten GB.
  RDS.5010 | 400 | bad_request | The region in the request is not valid. | Correct the region id, and check it suits the endpoint in use.
  RDS.5011 | 400 | bad_request | The availability zone is not a valid one for RDS. | Choose from the zones of the region in which RDS is offered.
  RDS.5012 | 404 | not_found | No such region or zone is known. | Check both ids for typing errors.
  RDS.5013 | 400 | bad_request | RDS refuses the password of the root user. | Pick one that satisfies the rules for length and character mix.
  RDS.5014 | 400 | bad_request | The VPC id is malformed or wrong. | Look up the id in the VPC list and paste it whole.
  RDS.5015 | 400 | bad_request | The id of the subnet's network is malformed or wrong. | Look at the subnet's details for its network id.
  RDS.5016 | 400 | bad_request | The id of the security group is malformed or wrong. | Send the id of the group, not its name.
  RDS.5017 | 400 | bad_request | Automated backups cannot be kept for that many days. | Correct the retention in the backup policy.
  RDS.5018 | 400 | bad_request | The weekdays for automated backups are not valid. | Give them as numbers from 1 to 7 with commas between.
  RDS.5019 | 400 | bad_request | The weekdays for automated backups are out of sequence. | Sort them from low to high, for example 1,3,5.
  RDS.5020 | 400 | bad_request | Automated backups cannot start at the time given. | Write the window in UTC, in the form HH:MM-HH:MM.
  RDS.5021 | 404 | not_found | The chosen VPC is not there, or it belongs to another account. | Choose a VPC that this project owns.
  RDS.5022 | 404 | not_found | The chosen subnet is not there, or not inside the VPC. | List the subnets of the VPC and choose one.
  RDS.5023 | 404 | not_found | The chosen security group is not there, or does not go with the VPC. | Choose another group of this project, or create one.
  RDS.5024 | 413 | quota | The primary has all the read replicas it may have. | Delete a replica, or give the existing ones a larger flavor.
  RDS.5025 | 400 | bad_request | The region is not valid for a primary/standby pair. | Correct the region, or check that it offers primary/standby instances.
  RDS.5026 | 400 | bad_request | The zones named for primary and standby are not valid. | Name one zone for each of the two, both from this region.
  RDS.5027 | 400 | bad_request | A primary/standby pair cannot be placed in the zones given. | Try another pair of zones in which the flavor is available.
  RDS.5028 | 404 | not_found | No zone was found that can host a primary/standby pair. | Name the zones yourself, or choose another flavor or region.
  RDS.5029 | 400 | bad_request | The value for the synchronization mode is unknown. | Send a replication mode that belongs to the engine.
  RDS.5030 | 400 | bad_request | The security group does not do for a primary/standby pair. | Use one valid group of the project for both nodes.
  RDS.5031 | 400 | bad_request | The subnet does not do for a primary/standby pair. | Choose a subnet of the VPC that has enough free addresses.
  RDS.5032 | 400 | bad_request | The value of replica_of is not valid. | Put the id of the primary instance there when you create a replica.
  RDS.5033 | 400 | bad_request | The storage size must be divisible by ten. | Correct the size, for example from 45 to 50 GB.
  RDS.5035 | 400 | quota | The instance has been scaled more often than is permitted. | Move to a new, larger instance, or ask support about the limit.
  RDS.5036 | 400 | permission | The datastore is unknown, or the user may not use it. | Check engine and version first, then the user's permissions.
  RDS.5037 | 400 | not_found | RDS has no database parameter of this name. | Check its spelling in the parameter template of the instance.
  RDS.5038 | 400 | bad_request | A database parameter has a value beyond its limits. | Look up the range in the template and pick a value from it.
  RDS.5039 | 400 | bad_request | A parameter appears twice in the request. | Delete the repeated entry and resend.
  RDS.5040 | 400 | other | A server of the instance has fewer than the two mount points it needs. | Repeat the job. RDS attaches the disks itself, so ask support if this returns.
  RDS.5041 | 404 | not_found | RDS finds no job for this id. | Check the id and the region; for an old job, look at the instance itself.
  RDS.5042 | 404 | not_found | The instance to copy, restore or replicate from is missing. | Check the id of the source instance and its project.
  RDS.5043 | 400 | bad_request | The source of the request is no primary instance. | Use the id of the primary rather than of a standby or read replica.
  RDS.5044 | 400 | bad_request | The object was given a name that is not permitted. | Change the name so that it follows the naming rules.
  RDS.5045 | 403 | permission | This operation is not permitted. | Check the user's rights in IAM, and whether the instance type offers the operation.
  RDS.9999 | 500 | service_fault | RDS failed to deal with the request, for an unknown reason. | Repeat it later. If nothing changes, open a ticket with request id and time.
  """#
