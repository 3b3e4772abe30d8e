/** Starts a group of the files that are its arguments as tap's runner starts a file. */
import { fileURLToPath } from 'node:url';
import { t } from 'tap';

const group = fileURLToPath(new URL('./group-child.js', import.meta.url));
t.jobs = 2;
t.spawn(process.execPath, [group, ...process.argv.slice(2)], { name: 'the group', at: null });
