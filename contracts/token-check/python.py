"""Reads access tokens, one a line, and says of each whether it is good. Environment: ISSUER, CLIENT_ID."""

import sys
# <page>
import os
import jwt  # PyJWT, with cryptography

ISSUER, CLIENT_ID = os.environ["ISSUER"], os.environ["CLIENT_ID"]
keys = jwt.PyJWKClient(f"{ISSUER}/.well-known/jwks.json")


def claims_of(token):
    key = keys.get_signing_key_from_jwt(token).key
    claims = jwt.decode(token, key, algorithms=["RS256"], issuer=ISSUER,
                        options={"verify_aud": False, "require": ["exp", "iss", "sub"]})
    if claims.get("token_use") != "access" or claims.get("client_id") != CLIENT_ID:
        raise jwt.InvalidTokenError("not for us")
    return claims
# </page>


for line in sys.stdin:
    try:
        claims_of(line.strip())
        print("good")
    except jwt.PyJWTError:
        print("refused")
