/** A page of the versions of a fixture, newest first; the route decides what of them is shown. */
import { parseFixtureId } from '../../kernel/fixture-ids.ts';
import { decodeCursor, pageOf } from '../routing/cursor.ts';
import { refuse } from '../routing/problem.ts';
import { shardOfFixture } from './fixture-views.ts';
import { NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';

export async function versionPage(
  services: Services,
  id: string,
  { limit, after }: { readonly limit: number; readonly after?: string },
) {
  const fixture = parseFixtureId(id);
  if (fixture === undefined) return refuse('eventNotFound');
  const before = after === undefined ? null : decodeCursor(after, ['number'])?.[0];
  if (before === undefined) return NO_SUCH_PAGE;
  const request = { fixture, limit: limit + 1, before: before as number | null };
  const shard = shardOfFixture(services, fixture);
  const answer = await services.client.question(shard, 'listVersions', request);
  if (!answer.ok) return refusalOf(answer);
  return pageOf(answer.reply.versions, limit, ({ version }) => [version]);
}
