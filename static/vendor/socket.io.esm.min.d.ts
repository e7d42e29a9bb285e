// The types of what the connection takes from the client of Socket.IO 4.

export interface Socket {
  connected: boolean;
  active: boolean;
  auth: unknown;
  io: any;
  connect(): this;
  disconnect(): this;
  on(event: string, hear: (...values: any[]) => void): this;
  emit(event: string, ...values: unknown[]): this;
  timeout(ms: number): this;
}

export function io(address?: string, options?: object): Socket;
export function io(options?: object): Socket;
