// Sums up orders by customer, and writes one JSON line per customer.

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions.{count, lit, sum}

object Totals {
  def main(sysArgs: Array[String]): Unit = {
    // Like Glue's GlueArgParser, which is available in Glue only.
    val args = sysArgs.sliding(2).collect { case Array(key, value) if key.startsWith("--") => key.drop(2) -> value }.toMap
    val spark = SparkSession.builder.getOrCreate()

    val orders = spark.read.schema("customer STRING, cents BIGINT").json(args("orders"))
    val totals = orders.groupBy("customer").agg(count(lit(1)).as("orders"), sum("cents").as("cents"))
    totals.orderBy("customer").coalesce(1).write.mode("overwrite").json(args("totals"))
    println(s"summed up the orders of ${totals.count()} customers")
  }
}
