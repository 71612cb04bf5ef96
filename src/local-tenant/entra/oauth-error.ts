import { randomUUID } from 'node:crypto';

/** A refusal in the words of Entra. */
export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;

  constructor(status: number, error: string, number: number, description: string) {
    super(description);
    this.status = status;
    this.error = error;
    this.number = number;
  }

  /** The body as Entra sends it: the number is in the description and in `error_codes`. */
  body(): Record<string, unknown> {
    const traceId = randomUUID();
    const correlationId = randomUUID();
    const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    return {
      error: this.error,
      error_description: `AADSTS${this.number}: ${this.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [this.number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${this.number}`,
    };
  }
}

export const invalidRequest = (number: number, why: string) => new OAuthError(400, 'invalid_request', number, why);
export const invalidGrant = (number: number, why: string) => new OAuthError(400, 'invalid_grant', number, why);
export const invalidClient = (number: number, why: string) => new OAuthError(401, 'invalid_client', number, why);
