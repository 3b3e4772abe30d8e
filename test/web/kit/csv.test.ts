import { test } from 'tap';
import { csvText } from '../../../web/kit/csv.ts';

const MARK = '\uFEFF';

test('csv: what would end a cell is quoted', (t) => {
  t.equal(
    csvText([['a', 'b,c', 'say "yes"', 'two\nlines']]),
    `${MARK}a,"b,c","say ""yes""","two\nlines"\r\n`,
  );
  t.end();
});

test('csv: what somebody named themselves is no formula', (t) => {
  for (const name of ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\tx', '\r=1'])
    t.match(csvText([[name]]), new RegExp(`^${MARK}"?'`), JSON.stringify(name));
  t.equal(csvText([['-1250', '+3.5', '0']]), `${MARK}-1250,+3.5,0\r\n`, 'numbers stay numbers');
  t.end();
});
