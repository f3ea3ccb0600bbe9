"""The same as starlette.middleware.cors."""

from starlette.middleware.cors import CORSMiddleware
