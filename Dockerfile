# Kruispunt behind gunicorn: not root, nothing writable but /data and the temporary folders.
# The commands are there too: docker compose run --rm app python -m dashboard backup /data/network.backup
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
    PYTHONPATH=/app \
    HOME=/data \
    KRUISPUNT_MODE=production \
    KRUISPUNT_STORE=sqlite:////data/kruispunt.sqlite
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8050
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/healthz', timeout=4)"]
CMD ["gunicorn", "--config=python:dashboard.production", "dashboard.wsgi:server"]
