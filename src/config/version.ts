/** The release that this is, as `package.json` says. */
import { readFileSync } from 'node:fs';

const PACKAGE_FILE = new URL('../../../package.json', import.meta.url);

export const VERSION: string = JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')).version;
