/** Waits for an engine to serve at the address given, buys one ticket there, and reads it back. */
const [, , address] = process.argv;
const READY_TRIES = 300;
const headers = { 'content-type': 'application/json' };

async function ask(method, path, body) {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(`${address}${path}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

async function untilReady() {
  for (let triesLeft = READY_TRIES; ; triesLeft -= 1) {
    try {
      return await ask('GET', '/readyz');
    } catch (error) {
      if (triesLeft === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

await untilReady();
const account = { login: 'ada', password: 'a long passphrase', birthDate: '1990-01-31' };
const { accessToken } = await ask('POST', '/v1/players', account);
headers.authorization = `Bearer ${accessToken}`;
await ask('POST', '/v1/me/deposits', { amountMinor: 5_000 });
const { draws } = await ask('GET', '/v1/draws?state=open');
const { drawId } = draws[0];
headers['idempotency-key'] = 'first';
const { tickets } = await ask('POST', `/v1/draws/${drawId}/tickets`, { quickPick: 1 });
const { ticketId, selection } = await ask('GET', `/v1/tickets/${tickets[0].ticketId}`);
process.stdout.write(`bought ${ticketId} of ${drawId}: ${selection.join(' ')}\n`);
