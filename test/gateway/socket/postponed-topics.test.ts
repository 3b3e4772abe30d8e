import { test } from 'tap';
import { withBusiness } from '../support/business-server.ts';
import { type Message, SocketPlayer } from './socket-player.ts';

test(
  'postponing: followers of the draw and holders of its tickets are told of the new times',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw({ closesInS: 60, resultsInS: 120 });
    const { accessToken: token } = await business.player(10_000);
    const { accessToken: other } = await business.player(10_000);
    const holder = await SocketPlayer.connect(business.port, { token });
    const bystander = await SocketPlayer.connect(business.port, { token: other });
    await holder.subscribe('me');
    await bystander.subscribe('me');
    await bystander.subscribe(`draw.${drawId}`);
    await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 4 });
    await holder.about('me');
    const { accessToken } = await business.staff('operator');
    const times = { closesAt: business.instant(600), resultsAt: business.instant(900) };
    const body = { ...times, reason: 'a storm' };
    const { status } = await business.post(`/v1/admin/draws/${drawId}/postpone`, accessToken, body);
    t.equal(status, 200);
    await business.cluster.settle();
    const { delta } = await holder.about('me');
    t.match(delta, { type: 'drawPostponed', drawId, ticketCount: 4, ...times });
    const isMoved = (message: Message): boolean => message.delta?.postponed !== undefined;
    t.match(await bystander.next('the new times', isMoved), {
      delta: { ...times, postponed: { reason: 'a storm' } },
    });
    t.same(bystander.heard('me'), [], 'who holds no ticket is told nothing');
  }),
);
