/**
 * What the routes of pages have in common. They are not counted: they are answered from memory, and
 * a limit would meet whole offices at once. No document names them, so their names are paths.
 */
export const UNCOUNTED = {
  method: 'GET',
  summary: 'A file of the pages.',
  tags: [],
  authorization: 'none',
  rateLimit: 'none',
} as const;
