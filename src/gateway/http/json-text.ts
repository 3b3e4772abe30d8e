/** A body that is JSON already: written by hand where that is worth it. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** A list of items written earlier, so that a long list need not be written in one go. */
  static list(items: readonly string[]): JsonText {
    return new JsonText(`[${items.join(',')}]`);
  }
}
