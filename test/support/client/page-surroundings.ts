/**
 * Loaded before a test (`--import`), it has the verifier run on the page's surroundings in Node:
 * the same exchange that a page's bundle makes.
 */
import { register } from 'node:module';

const HOOK = `
  const NODE = /\\/src\\/fairness\\/verifier\\/surroundings\\.js$/;
  export async function resolve(specifier, context, next) {
    const found = await next(specifier, context);
    return { ...found, url: found.url.replace(NODE, '/client/src/verify/surroundings.js') };
  }
`;

register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
