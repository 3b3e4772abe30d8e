/** The compiler is the test: what it must refuse is marked, and a mark too many fails the build. */
import { test } from 'tap';
import type { ListPath, RowOf, RowsMember } from '../../../client/src/http/list-pages.ts';
import type {
  InputOf,
  KeyedPath,
  OperationAt,
  OutputOf,
  PathOf,
} from '../../../client/src/http/operation-types.ts';

type Buy = OperationAt<'POST', '/v1/draws/{id}/tickets'>;

test('operation types: paths, parameters, bodies and answers are those of the contract', (t) => {
  const path: PathOf<'POST'> = '/v1/players';
  // @ts-expect-error There is no such call.
  const wrongMethod: PathOf<'DELETE'> = '/v1/players';
  const buy: InputOf<Buy> = { params: { id: 'dr_1' }, body: { quickPick: 2 } };
  // @ts-expect-error It needs to say which draw.
  const nowhere: InputOf<Buy> = { body: { quickPick: 2 } };
  // @ts-expect-error There is no such member.
  const misspelt: InputOf<Buy> = { params: { id: 'dr_1' }, body: { quickPicks: 2 } };
  const list: InputOf<OperationAt<'GET', '/v1/draws'>> = { query: { state: 'open' } };
  // @ts-expect-error There is no such state.
  const noState: InputOf<OperationAt<'GET', '/v1/draws'>> = { query: { state: 'ajar' } };
  const wallet: Pick<OutputOf<OperationAt<'GET', '/v1/me/wallet'>>, 'balanceMinor'> = {
    balanceMinor: 5,
  };
  const nothing: OutputOf<OperationAt<'DELETE', '/v1/sessions/current'>> = undefined;
  const text: OutputOf<OperationAt<'GET', '/api/order'>> = '2377225624';
  t.same([path, buy.body, list.query, wallet, nothing, text].length, 6);
  t.same([wrongMethod, nowhere, misspelt, noState].length, 4);
  t.end();
});

test('operation types: which calls take a key, and which are lists', (t) => {
  const keyed: KeyedPath = '/v1/me/deposits';
  // @ts-expect-error A log-in takes none.
  const notKeyed: KeyedPath = '/v1/sessions';
  const pages: ListPath = '/v1/me/tickets';
  // @ts-expect-error A profile has no pages.
  const noPages: ListPath = '/v1/me';
  const member: RowsMember<'/v1/me/tickets'> = 'tickets';
  // @ts-expect-error It holds no rows.
  const noRows: RowsMember<'/v1/me/tickets'> = 'next';
  const id: RowOf<'/v1/me/tickets', 'tickets'>['ticketId'] = 'tk_1';
  t.same([keyed, pages, member, id].length, 4);
  t.same([notKeyed, noPages, noRows].length, 3);
  t.end();
});
