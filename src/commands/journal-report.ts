/** The lines that commands on journals say, one for each thing that was looked at. */
export function tellFault(name: string, problem: string): false {
  say(`FAIL ${name}: ${problem}`);
  return false;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
