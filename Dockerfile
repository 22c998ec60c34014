# docker build -t rehab .
# Names in more alphabets: add fonts-noto-core and fonts-noto-cjk to the packages below.
# docker run --rm --network none -u "$(id -u):$(id -g)" -v "$PWD:/clients" rehab pdf client.yaml
ARG BASE=python:3.13-slim-bookworm
FROM ${BASE}

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    libharfbuzz-subset0 libpangoft2-1.0-0 python3-venv \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /rehab
COPY requirements.lock ./
RUN python3 -m venv /venv \
 && /venv/bin/pip install -qq --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN /venv/bin/pip install -qq --no-cache-dir --no-deps --no-build-isolation . \
 && useradd --create-home rehab

USER rehab
WORKDIR /clients
ENTRYPOINT ["/venv/bin/rehab"]
CMD ["--help"]
