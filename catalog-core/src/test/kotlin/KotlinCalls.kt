import dev.catalog.Database
import dev.catalog.Projection.columns
import dev.catalog.Query
import dev.catalog.Rows
import dev.catalog.product.Category
import dev.catalog.product.Product
import dev.catalog.product.ProductPatch
import dev.catalog.product.Tables.PRODUCTS
import java.util.Optional

data class Shelved(val product: Product, val category: Optional<Category>)

data class Named(val id: Long, val name: String)

val SHELVED: Rows<Shelved> = Product.ROWS.with(Product.CATEGORY).into(::Shelved)

val NAMED: Query<Named> =
    Query.of(columns(PRODUCTS.ID, PRODUCTS.NAME).into(::Named).from(PRODUCTS))

fun rename(db: Database, id: Long, name: String): Product? =
    db.transaction<_, RuntimeException> { tx ->
      tx.update(Product.BY_ID, id, ProductPatch().name(name)).orElse(null)
    }
