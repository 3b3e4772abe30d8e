/** The lines that journal commands print, one for each thing that was checked. */
export function tellFault(name: string, problem: string): false {
  say(`FAIL ${name}: ${problem}`);
  return false;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
