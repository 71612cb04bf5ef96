# The service as a container. Build: docker build -t kringwerk . Settings: .env.example; the port is 3978.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
# `npm ci` builds as well: see "prepare" in package.json.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Node itself, not npm: SIGTERM has to reach the service, which then finishes what it is doing.
CMD ["node", "dist/server/main.js"]
