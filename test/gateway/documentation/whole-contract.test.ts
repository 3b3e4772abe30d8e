/**
 * The document that a running engine serves, walked over as a whole: what a client library, a
 * portal and a console are generated from or read.
 */
import { test } from 'tap';
import { PUBLISHED_CODES } from '../../../src/protocol/published-codes.ts';
import { type Business, withBusiness } from '../support/business-server.ts';
import type { Operation, ResponseObject } from '../support/published-contract.ts';

/** Met where there is no call: at other addresses, at upgrades, and on a socket. */
const OF_NO_CALL = [
  'notFound',
  'methodNotAllowed',
  'upgradeRequired',
  'subProtocolUnsupported',
  'operationUnknown',
  'topicUnknown',
  'subscriptionsTooMany',
];

function operationsOf({ contract }: Business): readonly Operation[] {
  return Object.values(contract.document.paths).flatMap((methods) => Object.values(methods));
}

function responsesOf({ contract }: Business, { responses }: Operation) {
  return Object.entries(responses).map(([status, response]): [number, ResponseObject] => {
    return [Number(status), contract.resolved(response)];
  });
}

/** The members of objects, by where they stand. */
function membersOf(value: unknown, place: string): [string, Readonly<Record<string, unknown>>][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, member]) =>
    membersOf(member, `${place}/${name}`),
  );
  const { properties } = value as { readonly properties?: Readonly<Record<string, unknown>> };
  const own = Object.entries(properties ?? {}).map(
    ([name, member]): [string, Readonly<Record<string, unknown>>] => [
      `${place}.${name}`,
      member as Readonly<Record<string, unknown>>,
    ],
  );
  return Array.isArray(properties) ? below : [...own, ...below];
}

test(
  'contract: every call, parameter and member is described',
  withBusiness({}, async (t, business) => {
    const { contract } = business;
    for (const { operationId, description, parameters = [] } of operationsOf(business)) {
      t.ok(description, operationId);
      for (const parameter of parameters) {
        t.ok(parameter.description, `${operationId}: ${parameter.name}`);
      }
    }
    const { paths, components, tags } = contract.document;
    const members = [...membersOf(paths, 'paths'), ...membersOf(components.schemas, 'schemas')];
    t.ok(members.length > 500);
    const silent = members.filter(([, member]) => !contract.resolved(member).description);
    t.same(
      silent.map(([place]) => place),
      [],
    );
    const named = Object.entries(components.schemas).filter(([, { description }]) => !description);
    t.same(
      named.map(([name]) => name),
      [],
    );
    t.ok(tags.every(({ description }) => description));
  }),
);

test(
  'contract: every body, answer and parameter has an example, which is one',
  withBusiness({}, async (t, business) => {
    const { contract } = business;
    for (const operation of operationsOf(business)) {
      const { operationId, parameters = [], requestBody } = operation;
      for (const { name, schema, example } of parameters) {
        t.same(contract.shapeFaults(schema, example), [], `${operationId}: ${name}`);
      }
      const answers = responsesOf(business, operation).map(([, { content }]) => content);
      for (const [mediaType, media] of [requestBody?.content, ...answers].flatMap((content) =>
        Object.entries(content ?? {}),
      )) {
        const several = Object.values(media.examples ?? {}).map(
          (example) => contract.resolved(example).value,
        );
        const examples = media.example === undefined ? several : [media.example, ...several];
        t.ok(examples.length > 0, `${operationId}: ${mediaType}`);
        for (const example of examples) {
          t.same(contract.shapeFaults(media.schema, example), [], JSON.stringify(example));
        }
      }
    }
  }),
);

test(
  'contract: it says of every call whether a token is needed, and where the server is',
  withBusiness({}, async (t, business) => {
    const rules = new Map(business.routes.map((route) => [route.name, route.authorization]));
    for (const { operationId, security } of operationsOf(business)) {
      t.same(security, rules.get(operationId) === 'none' ? [] : [{ bearer: [] }], operationId);
    }
    t.same(
      business.contract.document.servers.map(({ url }) => url),
      [business.url],
    );
  }),
);

test(
  'contract: a refusal has an example for each of its codes, and no code is met nowhere',
  withBusiness({}, async (t, business) => {
    const met = new Set<string>();
    for (const operation of operationsOf(business)) {
      for (const [status, response] of responsesOf(business, operation)) {
        if (status < 400) continue;
        const { examples = {} } = response.content?.['application/problem+json'] ?? {};
        const described = [...response.description.matchAll(/`(\w+)`:/g)].map(([, code]) => code);
        t.same(Object.keys(examples), described, `${operation.operationId} ${status}`);
        for (const [code, example] of Object.entries(examples)) {
          t.match(business.contract.resolved(example).value, { code, status });
          met.add(code);
        }
        const mayComeBack = status === 429 || status === 503;
        t.equal(response.headers?.['Retry-After'] !== undefined, mayComeBack);
      }
    }
    t.same([...met, ...OF_NO_CALL].sort(), [...PUBLISHED_CODES].sort());
  }),
);
