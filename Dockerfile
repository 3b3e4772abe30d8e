# The engine on a glibc image (uWebSockets.js and LMDB come prebuilt for glibc), as nobody special.
#
#   docker build -t tirage .
#   docker run -v tirage-data:/data -p 8080:8080 tirage

FROM node:24.22.3-trixie-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY client/package.json ./client/
RUN npm ci
COPY tsconfig.json ./
COPY .ci/bundle.mjs ./.ci/bundle.mjs
COPY actors ./actors
COPY src ./src
COPY test ./test
COPY bench ./bench
COPY web ./web
COPY client ./client
RUN npm run build && npm prune --omit=dev
# Nine tenths of the packages are never loaded: the API's page is one bundled file of its package,
# without what that depends on, and of the HTTP library's builds one fits this image.
RUN cp -r node_modules/@scalar/api-reference /tmp/api-reference \
  && npm uninstall --no-save --omit=dev @scalar/api-reference \
  && mkdir -p node_modules/@scalar \
  && mv /tmp/api-reference node_modules/@scalar/ \
  && BUILD="uws_linux_$(node -p process.arch)_$(node -p process.versions.modules).node" \
  && find node_modules/uWebSockets.js -name 'uws_*.node' ! -name "$BUILD" -delete \
  && rm -rf node_modules/@tirage

FROM node:24.22.3-trixie-slim
ENV NODE_ENV=production TIRAGE_DATA=/data TIRAGE_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist/bundle ./dist/bundle
COPY --from=build /build/dist/pages ./dist/pages
# A volume takes over the owner of the directory that it is mounted on.
RUN install -d -o node -g node -m 0700 /data
VOLUME /data
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/bundle/launch.cjs"]
CMD ["serve"]
