/** What a call takes and gives, read from the published contract by its method and path. */
import type { paths } from '../generated/http-types.ts';

export type CallMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The paths at which there is such a call. */
export type PathOf<M extends CallMethod> = {
  [P in keyof paths]: paths[P] extends { readonly [K in Lowercase<M>]: object } ? P : never;
}[keyof paths];

export type OperationAt<M extends CallMethod, P extends PathOf<M>> = paths[P] extends {
  readonly [K in Lowercase<M>]: infer Operation;
}
  ? Operation
  : never;

/** The calls that take a key, so that a repeat does nothing again. */
export type KeyedPath = {
  [P in PathOf<'POST'>]: HeadersOf<OperationAt<'POST', P>> extends infer Headers
    ? [Headers] extends [never]
      ? never
      : 'Idempotency-Key' extends keyof Headers
        ? P
        : never
    : never;
}[PathOf<'POST'>];

type HeadersOf<Operation> = ParametersOf<Operation, 'header'>;

type ParametersOf<Operation, Place extends string> = Operation extends {
  readonly parameters: { readonly [K in Place]?: infer Values };
}
  ? Exclude<Values, undefined>
  : never;

type Params<Operation> = [ParametersOf<Operation, 'path'>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: ParametersOf<Operation, 'path'> };

type Query<Operation> = [ParametersOf<Operation, 'query'>] extends [never]
  ? { readonly query?: undefined }
  : { readonly query?: ParametersOf<Operation, 'query'> };

type JsonOf<Content> = Content extends { readonly content: infer Media }
  ? Media extends { readonly 'application/json': infer Json }
    ? Json
    : never
  : never;

type Body<Operation> = Operation extends { readonly requestBody: infer Content }
  ? { readonly body: JsonOf<Content> }
  : Operation extends { readonly requestBody?: infer Content }
    ? [JsonOf<Exclude<Content, undefined>>] extends [never]
      ? { readonly body?: undefined }
      : { readonly body?: JsonOf<Exclude<Content, undefined>> }
    : { readonly body?: undefined };

export type InputOf<Operation> = Params<Operation> & Query<Operation> & Body<Operation>;

/** The body of a yes. */
export type OutputOf<Operation> = Operation extends { readonly responses: infer Responses }
  ? { [S in keyof Responses & Success]: BodyIn<Responses[S]> }[keyof Responses & Success]
  : never;

type Success = 200 | 201 | 202 | 204;

type BodyIn<Answer> = Answer extends { readonly content?: never }
  ? undefined
  : Answer extends { readonly content: infer Media }
    ? 'application/json' extends keyof Media
      ? Media['application/json']
      : string
    : undefined;
