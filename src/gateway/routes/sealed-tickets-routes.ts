import { parseDrawId } from '../../kernel/ids.ts';
import { DrawIdParams } from '../../protocol/draw-messages.ts';
import { FileBody } from '../http/file-body.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, file, filePart, type Route } from '../routing/route.ts';
import type { Services } from './services.ts';

const DESCRIPTION = `\
Every sealed leaf: selection, time, and its player under a key that only the player's receipt
carries. \`tirage verify TRANSCRIPT --tickets FILE\` counts the winners again from it. From the seal
on, immutable, with ranges; \`docs/sealed-tickets.md\` is the format.`;

export function sealedTicketsRoutes(services: Services): readonly Route[] {
  return [getSealedTickets(services)];
}

function getSealedTickets({ findSealedFile }: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/draws/{id}/sealed-tickets',
    name: 'getSealedTickets',
    summary: 'All tickets of a sealed draw as one file, players blinded.',
    description: DESCRIPTION,
    tags: ['draws'],
    authorization: 'none',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: {
      200: file('The file.', 'application/octet-stream'),
      206: filePart('The part that `Range` asked for.', 'application/octet-stream'),
    },
    refusals: [
      'drawNotFound',
      'drawNotSealed',
      'drawCancelled',
      'rangeNotSatisfiable',
      'fileNotReady',
    ],
  }).handledBy(async ({ params }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const found = await findSealedFile(draw);
    if ('code' in found) return refuse(found.code);
    return { status: 200, body: new FileBody(found) };
  });
}
