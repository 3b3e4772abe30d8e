/** The tests of `gateway` that need nothing, in one process. */
import { groupFiles } from '../support/groups/group-files.ts';
import { runGroup } from '../support/groups/run-group.ts';

await runGroup(groupFiles('gateway', 'dist/test'));
