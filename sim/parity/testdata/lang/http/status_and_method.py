from http import HTTPStatus, HTTPMethod
print([(s.name, s.value, s.phrase) for s in HTTPStatus])
print(HTTPStatus(404), repr(HTTPStatus.OK), HTTPStatus.OK == 200, HTTPStatus.NOT_FOUND.is_client_error, HTTPStatus['UNPROCESSABLE_ENTITY'], f"{HTTPStatus.OK}")
print(list(HTTPMethod), HTTPMethod.GET == "GET", list(HTTPStatus.__members__)[:80])
try: HTTPStatus(999)
except ValueError as e: print(e)
