import { Component, type ReactNode } from 'react';
import { Trouble } from './states.tsx';

interface State {
  error: unknown;
}

/** Catches a screen that cannot be drawn, so that the rest stays and people can try again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <Trouble error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
