import { Component, type ReactNode } from 'react';
import { StandStill } from './stand-still.tsx';

/** Keeps a broken view from taking the whole window along; going elsewhere tries again. */
export class ErrorFence extends Component<
  { readonly children: ReactNode; readonly resetBy?: string },
  { readonly isBroken: boolean; readonly at: string | undefined }
> {
  override state = { isBroken: false, at: this.props.resetBy };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  static getDerivedStateFromProps(
    props: { readonly resetBy?: string },
    state: { readonly isBroken: boolean; readonly at: string | undefined },
  ) {
    return props.resetBy === state.at ? null : { isBroken: false, at: props.resetBy };
  }

  override render() {
    if (this.state.isBroken)
      return <StandStill reason="app.broken" isInside={this.props.resetBy !== undefined} />;
    return this.props.children;
  }
}
