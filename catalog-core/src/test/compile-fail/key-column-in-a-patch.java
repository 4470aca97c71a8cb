import dev.catalog.product.ProductPatch;

class KeyColumnInAPatch {
  ProductPatch patch() {
    new ProductPatch().id(7); //~ ERROR symbol:   method id(int)
    return new ProductPatch().name("Lamp");
  }
}
