/** One at a time of all that have the same name, within this program. */
export function takingTurns(): <T>(name: string, run: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, run) => {
    const before = last.get(name) ?? Promise.resolve();
    const own = before.then(run, run);
    last.set(name, own);
    return own.finally(() => {
      if (last.get(name) === own) last.delete(name);
    });
  };
}
