/** The stack of layers, as the hosts know it. */
export { LayerStack } from '../layers/layerStack.ts';
