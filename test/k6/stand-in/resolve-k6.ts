/**
 * Loader hooks: `k6/http` and its like become the modules of this folder.
 *
 * k6 gives each of its modules a default export beside the named ones; a module made on the way
 * adds it, so that the stand-ins need none.
 */
import type { LoadHook, ResolveHook } from 'node:module';

const SCHEME = 'k6-stand-in:';
const FILES: Readonly<Record<string, string>> = {
  k6: './core.js',
  'k6/execution': './execution.js',
  'k6/http': './http.js',
  'k6/metrics': './metrics.js',
  'k6/timers': './timers.js',
  'k6/websockets': './websockets.js',
};

export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  if (specifier !== 'k6' && !specifier.startsWith('k6/')) return nextResolve(specifier, context);
  if (FILES[specifier] !== undefined) return { url: SCHEME + specifier, shortCircuit: true };
  throw new Error(`there is no stand-in for ${specifier}`);
};

export const load: LoadHook = (url, context, nextLoad) => {
  const file = url.startsWith(SCHEME) ? FILES[url.slice(SCHEME.length)] : undefined;
  if (file === undefined) return nextLoad(url, context);
  const address = JSON.stringify(new URL(file, import.meta.url).href);
  const source = `export * from ${address};
    import * as all from ${address};
    export { all as default };`;
  return { format: 'module', source, shortCircuit: true };
};
