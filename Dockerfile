# The bot with the base that it ships; another one is mounted to /srv/bot/seeds and …/knowledge.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY seeds seeds
COPY knowledge knowledge
COPY bot bot
RUN python -m venv /opt/bot && /opt/bot/bin/pip install --no-cache-dir ".[postgresql]"

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /srv/bot --create-home bot
COPY --from=build /opt/bot /opt/bot
USER 10001
WORKDIR /srv/bot
ENV HEALTH_ADDRESS=127.0.0.1:8081 \
    LOG_FORMAT=json
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/opt/bot/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8081/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/bot/bin/bot"]
