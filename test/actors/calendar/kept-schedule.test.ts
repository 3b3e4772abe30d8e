import { test } from 'tap';
import { NO_SCHEDULE, scheduleInForce } from '../../../actors/calendar/kept-schedule.ts';

test('schedule: what an operator has put holds over the file', (t) => {
  const kept = { ...NO_SCHEDULE, fileText: 'file' };
  t.equal(scheduleInForce(kept), 'file');
  t.equal(scheduleInForce({ ...kept, putText: 'put' }), 'put');
  t.end();
});
