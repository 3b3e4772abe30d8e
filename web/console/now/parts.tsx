/** The parts of the engine, each with its state: shards, doors, disk, clock, broker, memory. */
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { Facts } from '../parts/facts.tsx';
import { bytes, count, milliseconds, time } from '../shown.ts';
import { say } from '../speech.ts';
import type { Status } from '../status.ts';

export function Parts({ status }: { readonly status: Status }) {
  return (
    <div class="now-parts">
      <Shards status={status} />
      <Doors status={status} />
      <Machine status={status} />
      <Broker status={status} />
    </div>
  );
}

interface PartProps {
  readonly status: Status;
}

function Shards({ status: { shards } }: PartProps) {
  return (
    <section class="card now-wide">
      <h2>{say('parts.shards')}</h2>
      <TableScroll>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say('parts.shard')}</th>
              <th scope="col">{say('parts.state')}</th>
              <th scope="col" class="table-number">
                {say('parts.queue')}
              </th>
              <th scope="col" class="table-number">
                {say('parts.commit')}
              </th>
              <th scope="col" class="table-number">
                {say('parts.journal')}
              </th>
              <th scope="col" class="table-number">
                {say('parts.rows')}
              </th>
              <th scope="col" class="table-number">
                {say('parts.restarts')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shards.map((shard) => (
              <tr key={shard.shard}>
                <th scope="row">{shard.shard}</th>
                <td class={shard.state === 'serving' ? 'now-well' : 'now-ill'}>
                  {say(`now.shard.${shard.state}`)}
                </td>
                <td class="table-number">{count(shard.queueDepth)}</td>
                <td class="table-number">{milliseconds(shard.commitMsP99)}</td>
                <td class="table-number" title={time(shard.journalAt)}>
                  {count(shard.journalSequence)}
                </td>
                <td class="table-number">{bytes(shard.rowsBytes)}</td>
                <td class="table-number">{count(shard.restartCount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Doors({ status: { gateways, threads } }: PartProps) {
  const slowest = Math.max(0, ...threads.map(({ delayMsP99 }) => delayMsP99));
  return (
    <section class="card">
      <h2>{say('parts.doors')}</h2>
      <Facts
        rows={[
          ...gateways.map(
            ({ gateway, state, connectionCount, socketCount }) =>
              [
                say('parts.door', { gateway }),
                say(`now.door.${state}`, {
                  connections: count(connectionCount),
                  sockets: count(socketCount),
                }),
              ] as const,
          ),
          [say('parts.loopDelay'), milliseconds(slowest)],
        ]}
      />
    </section>
  );
}

function Machine({ status: { disk, memory, clock, lastBackup } }: PartProps) {
  return (
    <section class="card">
      <h2>{say('parts.machine')}</h2>
      <Facts
        rows={[
          [say('parts.disk'), say(`disk.${disk.state}`)],
          [say('parts.diskFree'), bytes(disk.freeBytes)],
          [say('parts.data'), disk.dataBytes === null ? '' : bytes(disk.dataBytes)],
          [say('parts.stopsSales'), bytes(disk.stopsSalesBelowBytes)],
          [
            say('parts.memory'),
            say('parts.ofMemory', {
              used: bytes(memory.residentBytes),
              all: bytes(memory.machineBytes),
            }),
          ],
          [say('parts.clock'), say(`clock.${clock.state}`)],
          [say('parts.skew'), milliseconds(clock.skewMs)],
          [
            say('parts.backup'),
            lastBackup === null ? say('parts.noBackup') : time(lastBackup.doneAt),
          ],
        ]}
      />
    </section>
  );
}

function Broker({ status: { nats } }: PartProps) {
  return (
    <section class="card">
      <h2>NATS</h2>
      <Facts
        rows={[
          [say('parts.state'), say(`nats.${nats.state}`)],
          [say('parts.since'), nats.since === null ? '' : time(nats.since)],
          [say('parts.version'), nats.serverVersion],
          [say('parts.outbox'), count(nats.outboxRecords)],
          [say('parts.outboxOldest'), milliseconds(nats.outboxOldestSeconds * 1_000)],
          [say('parts.told'), nats.sentence],
        ]}
      />
    </section>
  );
}
