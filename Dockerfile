# Kruispunt behind gunicorn: not root, nothing writable but /data and the temporary folders.
FROM python:3.12-slim-bookworm AS build
COPY requirements.lock /tmp/requirements.lock
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement /tmp/requirements.lock

FROM python:3.12-slim-bookworm
RUN groupadd --gid 10001 kruispunt \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data kruispunt \
    && install --directory --owner=10001 --group=10001 /data
COPY --from=build /venv /venv
COPY assets /app/assets
COPY cypher /app/cypher
COPY graph /app/graph
COPY loaders /app/loaders
COPY dashboard /app/dashboard
COPY LICENSE /app/LICENSE
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    KRUISPUNT_MODE=production \
    KRUISPUNT_STORE=sqlite:////data/kruispunt.sqlite
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8050
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/healthz', timeout=4)"]
CMD ["gunicorn", "--bind=0.0.0.0:8050", "--worker-class=gthread", "--workers=2", "--threads=8", \
     "--timeout=60", "--graceful-timeout=30", "--keep-alive=5", "--max-requests=2000", "--max-requests-jitter=200", \
     "--worker-tmp-dir=/dev/shm", "--no-control-socket", "--limit-request-line=8190", "--limit-request-fields=100", \
     "--access-logfile=-", \
     "--access-logformat={\"at\": \"%(t)s\", \"method\": \"%(m)s\", \"path\": \"%(U)s\", \"status\": %(s)s, \"bytes\": \"%(B)s\", \"us\": %(D)s}", \
     "dashboard.wsgi:server"]
