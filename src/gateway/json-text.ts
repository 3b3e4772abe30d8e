/** A body that is JSON already: written by hand where that is worth it. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
