/** A group of the files that are named as arguments: for the test of groups, and by hand. */
import { runGroup } from './run-group.ts';

await runGroup(process.argv.slice(2));
