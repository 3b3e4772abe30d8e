/** The tests that need nothing and have no group of their own, in one process. */
import { groupFiles } from '../support/groups/group-files.ts';
import { runGroup } from '../support/groups/run-group.ts';

await runGroup(groupFiles('others', 'dist/test'));
