// swift-format-ignore-file: a line is an entry, however long
/// The API gateway in front of the services: its codes, explained in our own words.
let gatewayErrors = #"""
  APIG.0101 | 404 | not_found | The gateway knows no API at this address, or it is not published in this environment. | Check endpoint, path and method of the call; the service may not exist in this region.
  APIG.0103 | 500 | service_fault | The gateway knows the API but no backend that would answer it. | Nothing to correct on your side: report it to support with the request id.
  APIG.0104 | 500 | service_fault | A plug-in of the gateway lacks its configuration. | Try once more later, then let support know; the call itself is fine.
  APIG.0105 | 500 | service_fault | The gateway lacks the settings of the backend for this API. | Hand the request id to support, who have to complete the setup.
  APIG.0106 | 400 | bad_request | The gateway failed to translate the parameters for the backend. | Check names, places (path, query, header) and types of the parameters.
  APIG.0201 | - | bad_request | The request is malformed or too big (12 MB body, headers, URI), or the backend is down or slow. | See the status: 400 correct it, 413, 414 or 494 make it smaller, 502 or 504 repeat later.
  APIG.0202 | 502 | service_fault | The gateway cannot reach the service behind the API. | Wait a few minutes and repeat; check the status page if it goes on.
  APIG.0203 | 504 | service_fault | The service behind the API took too long to answer. | See whether the action took effect before you repeat it; ask for fewer items per call.
  APIG.0301 | 401 | auth | IAM does not accept the login: wrong or expired token, bad AK/SK or outdated signature. | Renew the token or check the keys, the project id and the clock of this computer.
  APIG.0308 | 429 | throttled | Too many calls in a short time; the message names the limit (by default 200 per second). | Pause for the time window stated in the message and poll less often.
  APIGW.0101 | 404 | not_found | No published API fits the address, or it does not know the HTTP method used. | Compare host, path and method with the API reference.
  APIGW.0103 | 404 | not_found | The gateway found no backend that belongs to the API. | Have support look at the API's setup; give them the request id.
  APIGW.0104 | 400 | service_fault | The gateway misses the configuration of one of its plug-ins. | Your request is not the cause: inform support.
  APIGW.0105 | 400 | service_fault | The gateway misses the configuration of the API's backend. | The provider must fix this; open a ticket with the request id.
  APIGW.0106 | 400 | bad_request | Request parameters could not be mapped to those of the backend. | Review the parameters and see that each is in its right place and of the right type.
  APIGW.0201 | - | bad_request | The call is wrong or oversized (URI, headers or over 12 MB of body), or the backend fails. | Go by the status: correct it (400), cut it down (413, 414, 494) or retry later (502, 504).
  APIGW.0301 | 401 | auth | Authentication by IAM failed, through the token, the AK/SK signature or its age. | Log in again, check the access keys and project id, and set the clock right.
  APIGW.0302 | 403 | permission | The IAM user is barred from this API. | See whether a block list or missing role is the cause, and have the user admitted.
  APIGW.0303 | 401 | auth | The signature of the calling app was not accepted. | Check the app's key and secret, how it signs, and the clock of the client.
  APIGW.0304 | 403 | permission | The calling app has no authorization for this API. | Let the owner of the API authorize the app.
  APIGW.0305 | 401 | auth | The login data of the request is incorrect. | Check the credentials in your profile for typing errors or outdated keys.
  APIGW.0306 | 403 | permission | You are not entitled to call this API. | Ask the administrator or API owner for the right to call it.
  APIGW.0307 | 401 | auth | The token is too old, or it was issued in a different region. | Get a token from the region that the address points to.
  APIGW.0308 | 429 | throttled | The gateway slows you down: the call rate passed the limit named in its message. | Wait until the time window is over, then call at a lower rate.
  APIGW.0310 | 403 | permission | The project in the call cannot be used. | Switch to another project, or see in IAM whether this one is suspended.
  APIGW.0311 | 401 | auth | The authentication for the debug mode is wrong. | Leave out debug headers if you set any; otherwise ask support.
  APIGW.0401 | 403 | permission | The gateway could not tell the IP address of the caller. | Try without proxy; if that does not help, ask support.
  APIGW.0402 | 403 | permission | Calls from this IP address are not admitted. | Call from an admitted network, or have your address added to the access list.
  APIGW.0404 | 403 | permission | A policy forbids the gateway to contact the backend's IP address. | The owner of the API should check the backend address and access policy.
  APIGW.0501 | 405 | quota | The calling app has no calls left in its quota. | Wait for the quota to be renewed, or have it raised.
  APIGW.0502 | 405 | account | The calling app is frozen because of the account's balance. | Top up the account, then repeat the call.
  APIGW.0601 | 500 | service_fault | The gateway itself had an internal error. | Try again shortly; contact support when it continues.
  APIGW.0602 | 400 | bad_request | The gateway regards the request as invalid. | Check address, headers and body, mainly for wrong encoding or stray characters.
  APIGW.0605 | 500 | service_fault | The name of the backend host could not be resolved. | Check the domain name in the API's settings; else wait for DNS to recover.
  APIGW.0606 | 500 | service_fault | The gateway has not loaded the settings of this API. | Repeat in a minute; if unchanged, ask support.
  APIGW.0607 | 400 | unsupported | The call uses a protocol that the API does not accept. | Call the address with https.
  APIGW.0608 | 500 | service_fault | The gateway could not obtain the admin token it needs for itself. | Your own login is fine; repeat later or inform support.
  APIGW.0609 | 500 | service_fault | The VPC backend of the API is missing. | The API owner has to set up its VPC channel; support can help.
  APIGW.0610 | 502 | service_fault | None of the backends of the API is up. | Wait a while and call again.
  APIGW.0611 | 500 | service_fault | The port of the backend was not found. | Tell the API owner or support that the backend port is not set.
  APIGW.0612 | 500 | service_fault | The API is set up so that it calls itself in a loop. | Its owner should point the backend to the real service.
  APIGW.0613 | 503 | service_fault | The gateway cannot reach IAM to check the login. | Wait until IAM is back, then repeat; your keys need no change.
  APIGW.0705 | 500 | service_fault | The signature between gateway and backend could not be computed or verified. | This concerns the API's setup and not your keys; report it with the request id.
  APIGW.0801 | 403 | permission | The service cannot be used in this region. | Choose a region that offers it, or check if it must be opened for the account.
  APIGW.0802 | 403 | permission | The user is locked out of this region. | Let support or the account's administrator open the region for the user.
  """#
